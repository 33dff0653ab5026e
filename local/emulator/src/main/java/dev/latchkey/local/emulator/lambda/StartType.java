package dev.latchkey.local.emulator.lambda;

/** What an instance did before an invocation. */
public enum StartType {
    /** Its first invocation after a start of the process. */
    COLD,
    /** Its first invocation after a restore from a snapshot. */
    RESTORED,
    /** It had served an invocation before. */
    WARM
}
