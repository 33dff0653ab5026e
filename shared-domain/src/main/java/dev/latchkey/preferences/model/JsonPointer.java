package dev.latchkey.preferences.model;

/** Parts of a JSON Pointer (RFC 6901). */
public final class JsonPointer {
    private JsonPointer() {}

    /** The pointer to a member of what {@code parent} points to. */
    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The name of the top-level member that the pointer leads into; empty for a pointer to the whole document. */
    public static String firstName(String pointer) {
        if (pointer.isEmpty()) {
            return "";
        }
        int end = pointer.indexOf('/', 1);
        return pointer.substring(1, end < 0 ? pointer.length() : end)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
