package dev.latchkey.auth.strength;

import java.util.List;

/** Finds parts of one kind. */
@FunctionalInterface
interface PartFinder {
    /** The parts that begin at this position. */
    List<Part> from(Typed text, int start, Budget budget);
}
