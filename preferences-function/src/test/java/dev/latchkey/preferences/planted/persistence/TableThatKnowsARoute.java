package dev.latchkey.preferences.planted.persistence;

import dev.latchkey.preferences.planted.http.RouteThatKnowsATable;
import java.util.Optional;

public record TableThatKnowsARoute(Optional<RouteThatKnowsATable> route) {}
