package dev.latchkey.preferences.usecase;

/**
 * What a write made.
 *
 * @param created whether the user had not set it before
 */
public record Saved(NamespaceView view, boolean created) {}
