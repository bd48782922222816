package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Telnyx says of a request that it refuses: {@code {"errors":[{"code","title","detail",
 * "source":{"pointer"}}]}}.
 *
 * @param code its own, as a rule five digits, or that of what its network has refused the call with
 *     ({@code D13}), which stands at the end of the detail; the HTTP status when there is none
 * @param detail without whole phone numbers
 * @param pointer what of the request is wrong, say {@code /to}; empty when that is not said
 */
record TelnyxError(String code, String detail, String pointer) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final Pattern OF_THE_NETWORK = Pattern.compile("(?s).*\\b(D[0-9]{1,2})\\W*");

    /**
     * The destination is not allowed: in the service plan (D12), its country (D13), or at this
     * level of the account (10039).
     */
    private static final Set<String> DESTINATION = Set.of("D12", "D13", "10039");

    /** What a refusal for the number that is called is named at every vendor. */
    private static final String INVALID_NUMBER = "INVALID_NUMBER";

    /** The same for the number that the call comes from. */
    private static final String INVALID_CALLER_ID = "INVALID_CALLER_ID";

    /**
     * Codes of the network for the one number or the other: not valid (D11, D35), another account's
     * (D36). Those of the API are of either; {@code source.pointer} says of which.
     */
    private static final Map<String, String> NUMBERS =
            Map.of("D11", INVALID_NUMBER, "D35", INVALID_CALLER_ID, "D36", INVALID_CALLER_ID);

    /** Too many calls at once, or a minute (docs: SIP response codes). */
    private static final Set<String> CAPACITY = Set.of("D1", "D2", "D3", "D22", "D24");

    /** Docs: API error codes. The call has ended, or its id was never one. */
    private static final Set<String> OVER = Set.of("90018", "90015");

    private static final String UNKNOWN_ID = "90015";

    /** Docs: SIP response codes, Invalid value for connection_id. */
    private static final String NO_APPLICATION = "D44";

    static TelnyxError of(Replied reply) {
        var error = reply.json().path("errors").path(0);
        var detail = error.path("detail").asString("");
        var text = detail.isBlank() ? error.path("title").asString("") : detail;
        var network = OF_THE_NETWORK.matcher(text);
        var given = network.matches() ? network.group(1) : error.path("code").asString("");
        return new TelnyxError(
                CODE.matcher(given).matches() ? given : String.valueOf(reply.status()),
                text.isBlank() ? "Telnyx answered " + reply.status() : CreateAnswers.masked(text),
                error.path("source").path("pointer").asString(""));
    }

    /** No call could be placed with the application that the account names. */
    boolean isOfApplication() {
        return pointer.equals("/connection_id") || code.equals(NO_APPLICATION);
    }

    /** One number is wrong, or not allowed; others may be called. */
    boolean isOfNumber() {
        return DESTINATION.contains(code) || !reason().equals(code);
    }

    /** As people and rules know it: the word for a wrong number, or else its code. */
    String reason() {
        if (DESTINATION.contains(code)) {
            return code;
        }
        return switch (pointer) {
            case "/to" -> INVALID_NUMBER;
            case "/from" -> INVALID_CALLER_ID;
            default -> NUMBERS.getOrDefault(code, code);
        };
    }

    /** The detail, with the code where the reason is not that. */
    String explanation() {
        return reason().equals(code) ? detail : code + ": " + detail;
    }

    boolean isOfCapacity() {
        return CAPACITY.contains(code);
    }

    boolean isOver() {
        return OVER.contains(code);
    }

    boolean isUnknownCall() {
        return code.equals(UNKNOWN_ID);
    }
}
