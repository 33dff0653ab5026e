package dev.latchkey.runtime.json;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names that share one hash, made of pairs that do: any such name has the hash of any other of its length. */
public final class CollidingNames {
    private CollidingNames() {}

    /** Of Jackson's table of characters, which multiplies by 33, whatever its seed is. */
    public static List<String> ofJackson(int count) {
        return of(count, "aB", "b!");
    }

    /** Of {@link String#hashCode}, which multiplies by 31. */
    public static List<String> ofStrings(int count) {
        return of(count, "Aa", "BB");
    }

    /** An object that has these members and no other. */
    public static String object(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> of(int count, String zero, String one) {
        int pairs = 32 - Integer.numberOfLeadingZeros(count - 1);
        return IntStream.range(0, count)
                .mapToObj(number -> IntStream.range(0, pairs)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? zero : one)
                        .collect(Collectors.joining()))
                .toList();
    }
}
