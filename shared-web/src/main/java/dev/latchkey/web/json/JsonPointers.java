package dev.latchkey.web.json;

/** Writes JSON Pointers (RFC 6901). */
public final class JsonPointers {
    private JsonPointers() {}

    /** The last step of a pointer to a member. */
    public static String child(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The last step of a pointer to an element. */
    public static String child(int index) {
        return "/" + index;
    }
}
