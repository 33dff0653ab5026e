package dev.latchkey.auth.planted.persistence;

import dev.latchkey.auth.planted.http.RouteThatKnowsATable;
import java.util.Optional;

public record TableThatKnowsARoute(Optional<RouteThatKnowsATable> route) {}
