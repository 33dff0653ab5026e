package dev.latchkey.runtime.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** The forms of web addresses. */
final class WebForms {
    private static final String ANY_ORIGIN = "*";
    private static final int LONGEST_ADDRESS = 255;

    private WebForms() {}

    /** An address that clients know the API by. */
    static Form<String> address() {
        return new Form<>(
                "an http or https URL of at most " + LONGEST_ADDRESS + " characters, without user, query and fragment",
                text -> {
                    var url = web(text);
                    if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                        throw new Misfit("has a user, a query or a fragment");
                    }
                    if (text.length() > LONGEST_ADDRESS) {
                        throw new Misfit("has " + text.length() + " characters");
                    }
                    return text;
                });
    }

    /** Origins of web pages (RFC 6454), or {@code *} alone for any. */
    static Form<List<String>> origins() {
        return new Form<>("origins such as https://app.example.com, separated by commas, or * alone", text -> {
            List<String> origins = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                String origin = part.strip();
                if (!origin.isEmpty()) {
                    origins.add(origin.equals(ANY_ORIGIN) ? origin : origin(origin));
                }
            }
            if (origins.size() > 1 && origins.contains(ANY_ORIGIN)) {
                throw new Misfit("has * beside other origins");
            }
            return List.copyOf(origins);
        });
    }

    private static String origin(String text) throws Misfit {
        var url = web(text);
        if (!url.getRawPath().isEmpty()
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            throw new Misfit("has more than scheme, host and port in \"" + Setting.shown(text) + "\"");
        }
        return text;
    }

    private static URI web(String text) throws Misfit {
        try {
            var url = new URI(text);
            if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                throw new Misfit("has no scheme http or https with a host in \"" + Setting.shown(text) + "\"");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new Misfit("has no URL in \"" + Setting.shown(text) + "\"", e);
        }
    }
}
