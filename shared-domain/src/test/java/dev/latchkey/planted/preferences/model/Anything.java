package dev.latchkey.planted.preferences.model;

public record Anything() {}
