package dev.latchkey.auth.strength;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a password goes on as it went before. A period repeats where each character of one whole period is as the one a
 * period before, so it is enough to look at every position that is a multiple of the period, and around those that are.
 */
final class Repetitions {
    private final List<Run> runs = new ArrayList<>();

    Repetitions(Typed text) {
        for (var period = 1; 2 * period <= text.length(); period++) {
            findAll(text, period);
        }
    }

    private void findAll(Typed text, int period) {
        var end = period;
        for (var at = period; at < text.length(); at += period) {
            if (at >= end && repeats(text, at, period)) {
                var start = at;
                while (start > end && repeats(text, start - 1, period)) {
                    start--;
                }
                end = at + 1;
                while (end < text.length() && repeats(text, end, period)) {
                    end++;
                }
                add(start - period, end, period);
            }
        }
    }

    private static boolean repeats(Typed text, int position, int period) {
        return text.at(position) == text.at(position - period);
    }

    private void add(int start, int end, int period) {
        if (end - start < 2 * period) {
            return;
        }
        for (var run : runs) {
            if (run.tells(start, end, period)) {
                return;
            }
        }
        runs.add(new Run(start, end, period));
    }

    /** The parts that begin at this position and only repeat what is before it. */
    List<Part> from(int position, Budget budget) {
        var found = new ArrayList<Part>();
        for (var run : runs) {
            if (run.repeatsAt(position) && budget.take()) {
                var rest = run.end - position;
                found.add(run.part(rest));
                if (rest > run.period && rest % run.period > 0) {
                    found.add(run.part(rest - rest % run.period));
                }
            }
        }
        return found;
    }

    /** A stretch in which each character is the one a period before. */
    private record Run(int start, int end, int period) {
        boolean tells(int otherStart, int otherEnd, int otherPeriod) {
            return otherPeriod % period == 0 && start <= otherStart && end >= otherEnd;
        }

        boolean repeatsAt(int position) {
            return position >= start + period && position < Math.min(end, start + 2 * period);
        }

        Part part(int length) {
            return new Part(length, 1 + Math.ceilDiv(length, period), Kind.REPETITION);
        }
    }
}
