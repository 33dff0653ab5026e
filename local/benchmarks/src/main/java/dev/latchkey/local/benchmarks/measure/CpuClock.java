package dev.latchkey.local.benchmarks.measure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The CPU time of other processes by {@code clock_gettime}, all their threads together, ended ones included, in
 * nanoseconds; {@code /proc/<pid>/stat} counts in steps of 10 ms. Linux alone.
 */
final class CpuClock {
    private static final int CPUCLOCK_SCHED = 2;

    private final MethodHandle clockGettime;

    // "restricted": calling C is what this class is for.
    @SuppressWarnings("restricted")
    CpuClock() {
        Linker linker = Linker.nativeLinker();
        this.clockGettime = linker.downcallHandle(
                linker.defaultLookup().find("clock_gettime").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }

    /** Milliseconds of CPU that a process has used since it began. */
    double millis(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(JAVA_LONG, 2);
            if (call(clockOf(pid), time) != 0) {
                throw new IllegalStateException("Process " + pid + " is gone");
            }
            return time.getAtIndex(JAVA_LONG, 0) * 1e3 + time.getAtIndex(JAVA_LONG, 1) / 1e6;
        }
    }

    /** The kernel's encoding of a process' clock (include/linux/posix-timers.h, MAKE_PROCESS_CPUCLOCK). */
    static int clockOf(long pid) {
        return ~(int) pid << 3 | CPUCLOCK_SCHED;
    }

    private int call(int clock, MemorySegment time) {
        try {
            return (int) clockGettime.invokeExact(clock, time);
        } catch (Throwable e) {
            // A native function throws nothing; the signature of method handles says that they may.
            throw new IllegalStateException("clock_gettime cannot be called", e);
        }
    }
}
