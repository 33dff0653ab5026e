package dev.latchkey.auth.strength;

import java.util.List;
import java.util.stream.IntStream;

/** Any characters, each of which costs ten guesses. */
final class Anything implements PartFinder {
    /** One more is enough. */
    private static final int LONGEST = 10;

    private static final List<Part> PARTS = IntStream.rangeClosed(1, LONGEST)
            .mapToObj(length -> new Part(length, Math.pow(10, length) + 1, Kind.ANYTHING))
            .toList();

    @Override
    public List<Part> from(Typed text, int start, Budget budget) {
        return PARTS.subList(0, Math.min(LONGEST, text.length() - start));
    }
}
