package dev.latchkey.runtime.config;

/**
 * The form of a setting's values.
 *
 * @param allowed what a value must be, bounds included, such as "a whole number from 1 to 100"
 * @param reading turns a text into the value
 */
record Form<T>(String allowed, Reading<T> reading) {
    /** How a text becomes a value. */
    interface Reading<T> {
        /** Reads a text, or says why it is not allowed. */
        T read(String text) throws Misfit;
    }
}
