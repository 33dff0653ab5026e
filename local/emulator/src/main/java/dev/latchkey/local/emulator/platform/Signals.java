package dev.latchkey.local.emulator.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Sends the signals that the JDK does not: it knows only SIGTERM and SIGKILL. */
public final class Signals {
    private static final boolean MAC_OS = System.getProperty("os.name", "").startsWith("Mac");
    private static final int STOP = MAC_OS ? 17 : 19;
    private static final int INTERRUPT = 2;
    private static final int CONTINUE = MAC_OS ? 19 : 18;
    private static final MethodHandle KILL = kill();

    private Signals() {}

    /** Freezes a process (SIGSTOP). */
    public static void stop(long pid) {
        send(pid, STOP);
    }

    /** Lets a frozen process go on (SIGCONT). */
    public static void resume(long pid) {
        send(pid, CONTINUE);
    }

    /** Interrupts a process (SIGINT): PostgreSQL's fast shutdown. */
    public static void interrupt(long pid) {
        send(pid, INTERRUPT);
    }

    // Not the kill utility: starting a process takes milliseconds, and this happens around every invocation.
    @SuppressWarnings("restricted")
    private static MethodHandle kill() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /** A process that has ended meanwhile is no error: its end is noticed elsewhere. */
    private static void send(long pid, int signal) {
        try {
            int ignored = (int) KILL.invokeExact((int) pid, signal);
        } catch (Throwable e) { // the signature of every method handle
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }
}
