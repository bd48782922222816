package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What callees hear, as Call Control Objects (docs: NCCO reference). A call ends after the last.
 */
final class Ncco {

    /** Seconds that a callee has, after the last word, to press a key. */
    private static final int PATIENCE = 5;

    private static final String MEDIA = "audio/l16;rate=16000";

    private Ncco() {}

    /**
     * What the callee of a call hears; nothing where only instructions at an https address say so:
     * no action fetches others.
     */
    static Optional<List<Map<String, Object>>> of(
            PlacementRequest call, CallbackAddresses addresses) {
        var answer = call.answer();
        if (answer.message() == null) {
            return stream(String.valueOf(answer.answerUrl()));
        }
        var prompt = answer.optOutPrompt();
        return Optional.of(
                prompt == null
                        ? said(answer.message())
                        : offered(answer.message(), prompt, addresses.digits(call)));
    }

    static List<Map<String, Object>> said(String message) {
        return List.of(Map.of("action", "talk", "text", message));
    }

    /** Whatever key is pressed ends the talking; where none is, the call ends. */
    private static List<Map<String, Object>> offered(
            String message, String prompt, String address) {
        return List.of(
                Map.of("action", "talk", "text", message, "bargeIn", true),
                Map.of("action", "talk", "text", prompt, "bargeIn", true),
                Map.of(
                        "action",
                        "input",
                        "type",
                        List.of("dtmf"),
                        "dtmf",
                        Map.of("maxDigits", 1, "timeOut", PATIENCE),
                        "eventUrl",
                        List.of(address),
                        "eventMethod",
                        "POST"));
    }

    private static Optional<List<Map<String, Object>>> stream(String url) {
        var scheme = String.valueOf(URI.create(url).getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("wss")
                ? Optional.of(
                        List.of(
                                Map.of(
                                        "action",
                                        "connect",
                                        "endpoint",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        "websocket",
                                                        "uri",
                                                        url,
                                                        "content-type",
                                                        MEDIA)))))
                : Optional.empty();
    }
}
