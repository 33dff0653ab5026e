package dev.latchkey.preferences.usecase;

/**
 * What a write to one member made.
 *
 * @param created whether the user had not set the member before and has now
 */
public record SavedKey(KeyView view, boolean created) {}
