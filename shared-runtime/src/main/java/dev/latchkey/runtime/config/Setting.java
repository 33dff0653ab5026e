package dev.latchkey.runtime.config;

import java.util.List;
import java.util.Optional;

/**
 * One {@code LATCHKEY_*} variable: its name, the form of its values, its default, who reads it, and what it is. Each is
 * declared once, in one of the catalogs that {@link Settings} lists. Immutable.
 */
public final class Setting<T> {
    private static final int SHOWN = 100;

    private final String name;
    private final String readers;
    private final String meaning;
    private final Form<T> form;
    private final Optional<String> otherwise;
    private final String defaultInWords;
    private final boolean secret;

    private Setting(
            String name,
            String readers,
            String meaning,
            Form<T> form,
            Optional<String> otherwise,
            String defaultInWords,
            boolean secret) {
        this.name = name;
        this.readers = readers;
        this.meaning = meaning;
        this.form = form;
        this.otherwise = otherwise;
        this.defaultInWords = defaultInWords;
        this.secret = secret;
    }

    /**
     * A setting without a default.
     *
     * @param readers the functions that use it, for docs/settings.md; each that gets it checks it
     */
    static <T> Setting<T> of(String name, String readers, String meaning, Form<T> form) {
        return new Setting<>("LATCHKEY_" + name, readers, meaning, form, Optional.empty(), "none", false);
    }

    /** The same with a default, which has to be a value that is allowed. */
    Setting<T> otherwise(String text) {
        return new Setting<>(name, readers, meaning, form, Optional.of(text), "`" + text + "`", secret);
    }

    /** The same with a default that whoever reads it works out. */
    Setting<T> otherwiseInWords(String words) {
        return new Setting<>(name, readers, meaning, form, Optional.empty(), words, secret);
    }

    /** The same, never shown in a message. */
    Setting<T> secret() {
        return new Setting<>(name, readers, meaning, form, otherwise, defaultInWords, true);
    }

    /** Such as {@code LATCHKEY_DB_PORT}. */
    public String name() {
        return name;
    }

    /** The cells of its row in docs/settings.md: name, readers, default, what is allowed, what it is. */
    public List<String> row() {
        return List.of("`" + name + "`", readers, defaultInWords, form.allowed(), meaning);
    }

    /** The default, where there is a fixed one. */
    Optional<T> byDefault() {
        return otherwise.map(this::read);
    }

    /**
     * Reads a value.
     *
     * @throws InvalidSetting naming the variable, its value unless it is a secret, what is allowed, and the reason
     */
    T read(String text) {
        try {
            return form.reading().read(text);
        } catch (Misfit e) {
            String value = secret ? "" : ", but is \"" + shown(text) + "\"";
            throw new InvalidSetting(mustBe() + value + ": it " + e.reason() + ".", e);
        }
    }

    /** Its text in an environment, or that of its default. */
    String textIn(Environment environment) {
        return environment.text(name).or(() -> otherwise).orElse("");
    }

    /** What to say where it has to be set and is not. */
    InvalidSetting missing() {
        return new InvalidSetting(mustBe() + ", but is not set.");
    }

    private String mustBe() {
        return name + " must be " + form.allowed();
    }

    /** A value as a message has it: in one line, and not all of one that is very long. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
