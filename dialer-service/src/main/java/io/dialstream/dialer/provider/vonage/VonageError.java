package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Vonage's reason for a refusal: a problem as in RFC 7807, in one of the forms that its services
 * have had (docs: API errors; Voice API reference, Errors).
 *
 * @param code a word in capitals, as Vonage has no numbers: what is wrong with the call's number,
 *     or the end of the problem's type, or the HTTP status
 * @param message without whole phone numbers
 */
record VonageError(String code, String message) {

    private static final String INVALID_NUMBER = "INVALID_NUMBER";

    static VonageError of(Replied reply) {
        var body = reply.json();
        var title = text(body, "title", "error_title");
        var detail = text(body, "detail");
        var sentence = title.isEmpty() || detail.isEmpty() ? title + detail : title + ": " + detail;
        return new VonageError(
                code(body, reply.status()),
                CreateAnswers.masked(
                        sentence.isEmpty() ? "Vonage answered " + reply.status() : sentence));
    }

    boolean isOfNumber() {
        return code.equals(INVALID_NUMBER);
    }

    private static String code(JsonNode body, int status) {
        if (namesInvalid(body, "to")) {
            return INVALID_NUMBER;
        }
        if (namesInvalid(body, "from")) {
            return "INVALID_CALLER_ID";
        }
        var type = text(body, "type").replaceAll("/+$", "");
        var word = type.substring(Math.max(type.lastIndexOf('#'), type.lastIndexOf('/')) + 1);
        var code = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return code.matches("[A-Z][A-Z0-9_]{0,63}") && !code.equals("API_ERRORS")
                ? code
                : "HTTP_" + status;
    }

    /** A list of objects with a name, or an object by names. */
    private static boolean namesInvalid(JsonNode body, String field) {
        var invalid = body.path("invalid_parameters");
        return invalid.isArray()
                ? invalid.valueStream().anyMatch(one -> isPartOf(text(one, "name"), field))
                : invalid.propertyNames().stream().anyMatch(name -> isPartOf(name, field));
    }

    private static boolean isPartOf(String name, String field) {
        return name.equals(field) || name.startsWith(field + "[") || name.startsWith(field + ".");
    }

    private static String text(JsonNode node, String... names) {
        for (var name : names) {
            var text = node.path(name).stringValue("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
