package dev.latchkey.planted.preferences;

/** Something that HTTP has no business with. */
public record Theme(String name) {}
