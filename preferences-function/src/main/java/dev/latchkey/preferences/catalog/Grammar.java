package dev.latchkey.preferences.catalog;

/** The grammars of formats, as patterns that RE2/J matches in linear time. */
final class Grammar {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    /** RFC 2673, section 3.2. */
    static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";

    /** RFC 3986, appendix A: {@code h} is a group of digits and its colon, {@code H} one without, {@code L} the last 32 bits. */
    static final String IPV6 = ("(?:h{6}L|::h{5}L|H?::h{4}L|(?:h?H)?::h{3}L|(?:h{0,2}H)?::h{2}L|(?:h{0,3}H)?::hL"
                    + "|(?:h{0,4}H)?::L|(?:h{0,5}H)?::H|(?:h{0,6}H)?::)")
            .replace("L", "(?:hH|" + IPV4 + ")")
            .replace("h", "(?:H:)")
            .replace("H", "[0-9A-Fa-f]{1,4}");

    /** RFC 9562, section 4. */
    static final String UUID = "[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** RFC 1123, section 2.1, but for the length of the whole. */
    static final String HOSTNAME = LABEL + "(?:\\." + LABEL + ")*";

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"";
    /** RFC 5321, section 4.1.2: a mailbox. */
    static final String EMAIL = "(?:" + ATOM + "(?:\\." + ATOM + ")*|" + QUOTED + ")@(?:" + HOSTNAME + "|\\[(?:" + IPV4
            + "|IPv6:" + IPV6 + ")\\])";

    private static final String ESCAPE = "%[0-9A-Fa-f]{2}";
    private static final String UNRESERVED_AND_DELIMITERS = "A-Za-z0-9._~!$&'()*+,;=\\-";
    private static final String CHARACTER = "(?:[" + UNRESERVED_AND_DELIMITERS + ":@]|" + ESCAPE + ")";
    private static final String USER = "(?:(?:[" + UNRESERVED_AND_DELIMITERS + ":]|" + ESCAPE + ")*@)?";
    private static final String HOST = "(?:\\[(?:" + IPV6 + "|v[0-9A-Fa-f]+\\.[" + UNRESERVED_AND_DELIMITERS
            + ":]+)\\]|(?:[" + UNRESERVED_AND_DELIMITERS + "]|" + ESCAPE + ")*)";
    private static final String SEGMENTS = "(?:/" + CHARACTER + "*)*";
    /** RFC 3986, appendix A: a URI with its scheme. */
    static final String URI = "[A-Za-z][A-Za-z0-9+.-]*:(?://" + USER + HOST + "(?::[0-9]*)?" + SEGMENTS + "|/?(?:"
            + CHARACTER + "+" + SEGMENTS + ")?)(?:\\?(?:" + CHARACTER + "|[/?])*)?(?:#(?:" + CHARACTER + "|[/?])*)?";

    /** RFC 6901, section 3. */
    static final String JSON_POINTER = "(?:/(?:[^/~]|~[01])*)*";

    private static final String TIME = "T(?:nH(?:nM(?:nS)?)?|nM(?:nS)?|nS)";
    /** RFC 3339, appendix A. */
    static final String DURATION =
            ("P(?:nW|(?:nY(?:nM(?:nD)?)?|nM(?:nD)?|nD)(?:" + TIME + ")?|" + TIME + ")").replace("n", "[0-9]+");

    private static final String PRIVATE = "x(?:-[a-z0-9]{1,8})+";
    /** RFC 5646, section 2.1: a tag that is well-formed, private and grandfathered ones included. */
    static final String LANGUAGE_TAG = "(?i)(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?"
            + "(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
            + "(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-" + PRIVATE + ")?|" + PRIVATE
            + "|en-GB-oed|sgn-(?:BE-FR|BE-NL|CH-DE)"
            + "|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu))";

    private Grammar() {}
}
