package dev.latchkey.local.emulator.lambda;

/**
 * A moment's view of an instance.
 *
 * @param number counts the function's instances from 1
 * @param pid 0 before the process has started
 * @param state one of {@code starting snapshot restoring idle busy ended}
 * @param preparedMillis what init took, or the restore; 0 before
 * @param peakMemoryMegabytes the peak of resident memory; 0 where the system does not tell
 */
public record InstanceView(
        int number, long pid, String state, double preparedMillis, long invocations, long peakMemoryMegabytes) {}
