package dev.latchkey.local.emulator.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes a request as API Gateway hands it to a Lambda function: payload format 2.0. */
final class ProxyEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Cookies have a field of their own; the rest concerns the client's connection. */
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "cookie",
            "connection",
            "expect",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private ProxyEvent() {}

    static byte[] of(GatewayRequest request, RouteTable.Match match, Instant time) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048 + request.body().length * 4 / 3);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", match.route().key());
            json.writeStringField("rawPath", request.rawPath());
            json.writeStringField("rawQueryString", request.rawQuery());
            List<String> cookies = cookies(request);
            if (!cookies.isEmpty()) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : cookies) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            writeMap(json, "headers", headers(request));
            if (!request.rawQuery().isEmpty()) {
                writeMap(json, "queryStringParameters", query(request.rawQuery()));
            }
            writeContext(json, request, match.route().key(), time);
            if (!match.pathParameters().isEmpty()) {
                writeMap(json, "pathParameters", match.pathParameters());
            }
            writeBody(json, request);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void writeContext(JsonGenerator json, GatewayRequest request, String routeKey, Instant time)
            throws IOException {
        String host = request.headers().getFirst("Host") == null
                ? "localhost"
                : request.headers().getFirst("Host").replaceFirst(":\\d+$", "");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", "000000000000");
        json.writeStringField("apiId", "local");
        json.writeStringField("domainName", host);
        json.writeStringField("domainPrefix", host.replaceFirst("\\..*$", ""));
        json.writeObjectFieldStart("http");
        json.writeStringField("method", request.method());
        json.writeStringField("path", request.rawPath());
        json.writeStringField("protocol", "HTTP/1.1");
        json.writeStringField("sourceIp", request.sourceIp());
        String userAgent = request.headers().getFirst("User-Agent");
        json.writeStringField("userAgent", userAgent == null ? "" : userAgent);
        json.writeEndObject();
        json.writeStringField("requestId", request.id());
        json.writeStringField("routeKey", routeKey);
        json.writeStringField("stage", "$default");
        json.writeStringField("time", TIME.format(time));
        json.writeNumberField("timeEpoch", time.toEpochMilli());
        json.writeEndObject();
    }

    private static void writeBody(JsonGenerator json, GatewayRequest request) throws IOException {
        if (request.body().length == 0) {
            json.writeBooleanField("isBase64Encoded", false);
            return;
        }
        boolean text = BodyEncoding.isText(request.headers().getFirst("Content-Type"), request.body());
        json.writeStringField(
                "body",
                text
                        ? new String(request.body(), StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(request.body()));
        json.writeBooleanField("isBase64Encoded", !text);
    }

    private static Map<String, String> headers(GatewayRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!NOT_HANDED_ON.contains(lowerCase)) {
                headers.put(lowerCase, String.join(",", values));
            }
        });
        headers.put("content-length", Integer.toString(request.body().length));
        headers.merge("x-forwarded-for", request.sourceIp(), (sent, own) -> sent + ", " + own);
        headers.put("x-forwarded-port", Integer.toString(request.port()));
        headers.put("x-forwarded-proto", "http");
        headers.put("x-amzn-trace-id", request.traceId());
        return headers;
    }

    private static List<String> cookies(GatewayRequest request) {
        return request.headers().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> header.lines().flatMap(line -> List.of(line.split(";", -1)).stream()))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static Map<String, String> query(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                parameters.merge(name, value, (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static void writeMap(JsonGenerator json, String name, Map<String, String> map) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : map.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
