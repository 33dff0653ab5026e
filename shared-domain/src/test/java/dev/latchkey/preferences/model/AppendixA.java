package dev.latchkey.preferences.model;

/** The example test cases of RFC 7396, appendix A, as columns for {@code @CsvSource}. */
public final class AppendixA {
    /** Target, patch and result, with {@code |} between them; quote with a backtick. */
    public static final String ROWS = """
            {"a":"b"}           | {"a":"c"}           | {"a":"c"}
            {"a":"b"}           | {"b":"c"}           | {"a":"b","b":"c"}
            {"a":"b"}           | {"a":null}          | {}
            {"a":"b","b":"c"}   | {"a":null}          | {"b":"c"}
            {"a":["b"]}         | {"a":"c"}           | {"a":"c"}
            {"a":"c"}           | {"a":["b"]}         | {"a":["b"]}
            {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}   | {"a":[1]}           | {"a":[1]}
            ["a","b"]           | ["c","d"]           | ["c","d"]
            {"a":"b"}           | ["c"]               | ["c"]
            {"a":"foo"}         | null                | null
            {"a":"foo"}         | "bar"               | "bar"
            {"e":null}          | {"a":1}             | {"e":null,"a":1}
            [1,2]               | {"a":"b","c":null}  | {"a":"b"}
            {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """;

    private AppendixA() {}
}
