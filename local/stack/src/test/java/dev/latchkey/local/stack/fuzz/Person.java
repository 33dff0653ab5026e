package dev.latchkey.local.stack.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with an account, who keeps what the answers tell. Used by one thread. */
final class Person {
    static final String MARK = "fuzzed-";
    static final String PASSWORD = "copper otter 41 lamplight";
    private static final Pattern PLACE = Pattern.compile("<<([a-z-]+)>>");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> known = new LinkedHashMap<>();

    Person() {
        known.put("password", PASSWORD);
        known.put("email", newEmail());
        known.put("key", UUID.randomUUID().toString());
    }

    String registration() {
        return "{\"email\":\"" + known.get("email") + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    /** The text with everything that stands as {@code <<name>>} put in. */
    String fill(String text) {
        if (!text.contains("<<")) {
            return text;
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals("new-email") ? newEmail() : known.getOrDefault(place.group(1), "none")));
    }

    /** Keeps tokens, tag and cursor of an answer; whoever is signed out by it signs in anew. */
    void learn(HttpResponse<String> answer) {
        answer.headers().firstValue("ETag").ifPresent(tag -> known.put("etag", tag));
        if (answer.statusCode() >= 300 || answer.body().isEmpty()) {
            return;
        }
        JsonNode body = json(answer.body());
        if (body.path("cursor").isTextual()) {
            known.put("cursor", body.get("cursor").textValue());
        }
        if (body.path("user").path("email").isTextual()) {
            known.put("email", body.get("user").get("email").textValue());
        }
        if (body.path("access_token").isTextual() && body.path("refresh_token").isTextual()) {
            known.put("old-access", known.getOrDefault("access", "none"));
            known.put("old-refresh", known.getOrDefault("refresh", "none"));
            known.put("access", body.get("access_token").textValue());
            known.put("refresh", body.get("refresh_token").textValue());
            known.put("session", sessionOf(body.get("access_token").textValue()));
        }
    }

    /** Whether a log line tells what only this person and the API should know. */
    boolean isToldIn(String line) {
        return line.contains(MARK)
                || line.contains(PASSWORD)
                || line.contains(signature(known.getOrDefault("access", "none")))
                || line.contains(known.getOrDefault("refresh", "no refresh token"));
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1).concat(token.equals("none") ? " no access token" : "");
    }

    private static String newEmail() {
        return MARK + UUID.randomUUID() + "@example.com";
    }

    private static String sessionOf(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return json(claims).path("sid").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
