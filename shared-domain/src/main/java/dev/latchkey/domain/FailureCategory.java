package dev.latchkey.domain;

/**
 * What kind of refusal a {@link FailureCode} is. A closed set: whoever turns failures into answers switches over it
 * without a default branch, so that a new category cannot be forgotten.
 */
public enum FailureCategory {
    /** The input is not of the form that the operation takes. */
    INVALID_INPUT,
    /** The caller did not prove who they are. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** The thing asked for does not exist, or is not the caller's. */
    NOT_FOUND,
    /** The operation contradicts what is there. */
    CONFLICT,
    /** A precondition that the caller named does not hold. */
    PRECONDITION_FAILED,
    /** The input is well formed, but breaks a rule. */
    UNPROCESSABLE,
    /** The caller has to wait. */
    THROTTLED,
    /** Latchkey cannot do its work now; trying again later may help. */
    UNAVAILABLE,
    /** The time for the operation ran out, and nothing of it was kept. */
    TIMEOUT
}
