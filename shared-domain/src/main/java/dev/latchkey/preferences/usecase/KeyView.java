package dev.latchkey.preferences.usecase;

import dev.latchkey.preferences.model.JsonValue;

/**
 * What one member of a namespace shows.
 *
 * @param namespace what it is part of, with the version and the tag that guard it
 */
public record KeyView(JsonValue value, NamespaceView namespace) {}
