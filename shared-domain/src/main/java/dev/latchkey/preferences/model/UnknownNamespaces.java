package dev.latchkey.preferences.model;

/** What becomes of a namespace that the catalog does not know. */
public enum UnknownNamespaces {
    /** It is free-form: any object may be set. */
    ALLOW,
    /** It cannot be set. What was set before can still be read and reset. */
    REJECT
}
