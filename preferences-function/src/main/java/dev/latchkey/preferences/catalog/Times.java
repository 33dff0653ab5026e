package dev.latchkey.preferences.catalog;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.YearMonth;

/** Dates and times of RFC 3339, section 5.6, with the leap seconds of its appendix D. */
final class Times {
    private static final String DATE = "([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME = "([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\\.[0-9]+)?"
            + "(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))";
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private static final Pattern ONLY_DATE = Pattern.compile(DATE);
    private static final Pattern ONLY_TIME = Pattern.compile(TIME);
    private static final Pattern BOTH = Pattern.compile(DATE + "[Tt]" + TIME);

    private Times() {}

    static boolean isDate(String text) {
        var date = ONLY_DATE.matcher(text);
        return date.matches() && isOfItsMonth(date);
    }

    static boolean isTime(String text) {
        var time = ONLY_TIME.matcher(text);
        return time.matches() && isOfItsDay(time, 1);
    }

    static boolean isDateTime(String text) {
        var both = BOTH.matcher(text);
        return both.matches() && isOfItsMonth(both) && isOfItsDay(both, 4);
    }

    private static boolean isOfItsMonth(Matcher date) {
        return YearMonth.of(number(date, 1), number(date, 2)).isValidDay(number(date, 3));
    }

    /** A leap second is the last one of a day in UTC. */
    private static boolean isOfItsDay(Matcher time, int firstGroup) {
        if (number(time, firstGroup + 2) < 60) {
            return true;
        }
        int minutes = number(time, firstGroup) * 60 + number(time, firstGroup + 1);
        var sign = time.group(firstGroup + 3);
        if (sign != null) {
            int offset = number(time, firstGroup + 4) * 60 + number(time, firstGroup + 5);
            minutes += sign.equals("+") ? -offset : offset;
        }
        return Math.floorMod(minutes, MINUTES_OF_A_DAY) == MINUTES_OF_A_DAY - 1;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
