package dev.latchkey.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UncaughtExceptionsTest {
    @Test
    void onlyTheResettingOfAnEndingThreadIsAFalseAlarm() {
        assertThat(UncaughtExceptions.isFalseAlarm(
                        new IllegalAccessError("to use the thread-local-reset capability on Java 24 or later")))
                .isTrue();
        assertThat(UncaughtExceptions.isFalseAlarm(new NoClassDefFoundError(
                        "Could not initialize class org.jboss.threads.JDKSpecific$ThreadAccess")))
                .isTrue();
        assertThat(UncaughtExceptions.isFalseAlarm(new IllegalAccessError("another")))
                .isFalse();
        assertThat(UncaughtExceptions.isFalseAlarm(new NoClassDefFoundError("dev/latchkey/Missing")))
                .isFalse();
        assertThat(UncaughtExceptions.isFalseAlarm(new OutOfMemoryError())).isFalse();
    }
}
