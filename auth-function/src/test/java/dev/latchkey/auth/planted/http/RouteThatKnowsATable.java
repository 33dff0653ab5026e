package dev.latchkey.auth.planted.http;

import dev.latchkey.auth.planted.persistence.TableThatKnowsARoute;

public record RouteThatKnowsATable(TableThatKnowsARoute table) {}
