package dev.latchkey.preferences.http;

/** Media types that the Jakarta API has no constant for. */
final class MediaTypes {
    /** RFC 7396. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private MediaTypes() {}
}
