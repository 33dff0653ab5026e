package dev.latchkey.planted.web.edge;

import dev.latchkey.planted.preferences.Theme;
import jakarta.inject.Singleton;

/** Breaks two rules: HTTP knows no business, and the edge no CDI. */
@Singleton
class EdgeThatKnowsPreferences {
    Theme theme = new Theme("dark");
}
