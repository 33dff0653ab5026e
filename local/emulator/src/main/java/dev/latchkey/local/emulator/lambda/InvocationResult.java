package dev.latchkey.local.emulator.lambda;

/** How an invocation ended. Payloads are what Lambda's Invoke API would answer. */
// Results are handed on, never compared; a copy of the payload per request would cost for nothing.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface InvocationResult {
    /** The function answered. */
    record Succeeded(byte[] payload, InvocationReport report) implements InvocationResult {}

    /** The function reported an error, or its process ended; the payload is Lambda's error document. */
    record Failed(byte[] payload, InvocationReport report) implements InvocationResult {}

    /** The function passed its timeout and was killed. */
    record TimedOut(byte[] payload, InvocationReport report) implements InvocationResult {}

    /** No instance was free in time. */
    record Throttled() implements InvocationResult {}

    /** The caller's patience ended first; the function goes on. */
    record Unanswered() implements InvocationResult {}
}
