package dev.latchkey.auth.strength;

import com.nulabinc.zxcvbn.matchers.Keyboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds walks over neighboring keys. */
final class Keyboards implements PartFinder {
    private static final int SHORTEST = 3;

    /** A walk that turns more often is no easier to guess than anything. */
    private static final int MOST_TURNS = 9;

    private final List<Layout> layouts;

    Keyboards(List<Keyboard> keyboards) {
        layouts = keyboards.stream().map(Layout::of).toList();
    }

    @Override
    public List<Part> from(Typed text, int start, Budget budget) {
        var found = new ArrayList<Part>();
        for (var layout : layouts) {
            layout.walk(text, start, budget).ifPresent(found::add);
        }
        return found;
    }

    /** @param neighbors by direction; of each key what it writes without and with the shift key, or null for no key */
    private record Layout(Map<Character, List<String>> neighbors, double keys, double degree, boolean slanted) {
        private static final String SHIFTED = "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

        static Layout of(Keyboard keyboard) {
            return new Layout(
                    keyboard.getAdjacencyGraph(),
                    keyboard.getStartingPositions(),
                    keyboard.getAverageDegree(),
                    keyboard.isSlanted());
        }

        Optional<Part> walk(Typed text, int start, Budget budget) {
            var end = start + 1;
            var shifted = slanted && SHIFTED.indexOf(text.at(start)) >= 0 ? 1 : 0;
            var turns = 0;
            var before = -1;
            while (end < text.length() && turns <= MOST_TURNS && budget.take()) {
                var direction = direction(text.at(end - 1), text.at(end));
                if (direction < 0) {
                    break;
                }
                shifted += isShifted(text.at(end - 1), direction, text.at(end)) ? 1 : 0;
                turns += direction == before ? 0 : 1;
                before = direction;
                end++;
            }
            var length = end - start;
            return length < SHORTEST || turns > MOST_TURNS
                    ? Optional.empty()
                    : Optional.of(new Part(length, guesses(length, turns) * shifts(length, shifted), Kind.KEYS));
        }

        private int direction(char key, char next) {
            var around = neighbors.getOrDefault(key, List.of());
            for (var direction = 0; direction < around.size(); direction++) {
                var neighbor = around.get(direction);
                if (neighbor != null && neighbor.indexOf(next) >= 0) {
                    return direction;
                }
            }
            return -1;
        }

        private boolean isShifted(char key, int direction, char next) {
            return neighbors.getOrDefault(key, List.of()).get(direction).indexOf(next) == 1;
        }

        private double guesses(int length, int turns) {
            var sum = 0.0;
            for (var keysPressed = 2; keysPressed <= length; keysPressed++) {
                for (var turn = 1; turn <= Math.min(turns, keysPressed - 1); turn++) {
                    sum += Combinations.of(keysPressed - 1, turn - 1) * keys * Math.pow(degree, turn);
                }
            }
            return sum;
        }

        private static double shifts(int length, int shifted) {
            if (shifted == 0) {
                return 1;
            }
            return shifted == length ? 2 : Combinations.upTo(length, Math.min(shifted, length - shifted));
        }
    }
}
