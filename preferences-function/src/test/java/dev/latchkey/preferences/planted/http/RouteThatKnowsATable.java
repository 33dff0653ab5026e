package dev.latchkey.preferences.planted.http;

import dev.latchkey.preferences.planted.persistence.TableThatKnowsARoute;

public record RouteThatKnowsATable(TableThatKnowsARoute table) {}
