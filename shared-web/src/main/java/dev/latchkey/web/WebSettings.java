package dev.latchkey.web;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/**
 * The settings that functions with access tokens share.
 *
 * @param issuer who issues access tokens: the URL under which clients reach this API
 * @param audience whom access tokens are for
 * @param corsAllowedOrigins the web origins that browsers may call from, or {@code *} alone for any; the gateway
 *     answers for them
 */
public record WebSettings(String issuer, String audience, List<String> corsAllowedOrigins) {
    private static final String ISSUER = "LATCHKEY_ISSUER";
    private static final String AUDIENCE = "LATCHKEY_AUDIENCE";
    private static final String ORIGINS = "LATCHKEY_CORS_ALLOWED_ORIGINS";
    private static final String ANY_ORIGIN = "*";
    private static final int LONGEST = 255;

    public WebSettings {
        corsAllowedOrigins = List.copyOf(corsAllowedOrigins);
    }

    /**
     * Reads and checks the settings.
     *
     * @throws InvalidSetting naming the variable that is wrong
     */
    public static WebSettings from(Environment environment) {
        return new WebSettings(issuer(environment), audience(environment), origins(environment));
    }

    private static String issuer(Environment environment) {
        String issuer = environment.text(ISSUER, "https://latchkey.invalid");
        var url = uri(ISSUER, "an http or https URL without query and fragment", issuer);
        if (!isWeb(url) || url.getRawQuery() != null || url.getRawFragment() != null || issuer.length() > LONGEST) {
            throw InvalidSetting.of(ISSUER, "an http or https URL without query and fragment", issuer);
        }
        return issuer;
    }

    private static String audience(Environment environment) {
        String audience = environment.text(AUDIENCE, "latchkey");
        if (!audience.matches("[\\x21-\\x7E]{1,255}")) {
            throw InvalidSetting.of(AUDIENCE, "1 to 255 visible ASCII characters", audience);
        }
        return audience;
    }

    private static List<String> origins(Environment environment) {
        String origins = environment.text(ORIGINS, "");
        if (origins.equals(ANY_ORIGIN)) {
            return List.of(ANY_ORIGIN);
        }
        return Arrays.stream(origins.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(WebSettings::origin)
                .toList();
    }

    private static String origin(String origin) {
        String expected = "a list of origins such as https://app.example.com, separated by commas, or * alone";
        var url = uri(ORIGINS, expected, origin);
        boolean isOrigin = isWeb(url)
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!isOrigin) {
            throw InvalidSetting.of(ORIGINS, expected, origin);
        }
        return origin;
    }

    private static boolean isWeb(URI url) {
        return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    }

    private static URI uri(String variable, String expected, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw InvalidSetting.of(variable, expected, text, e);
        }
    }
}
