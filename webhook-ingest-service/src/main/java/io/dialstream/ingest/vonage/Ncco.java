package io.dialstream.ingest.vonage;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the callee hears as Call Control Objects. A call ends after the last of them. */
final class Ncco {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Seconds that a callee has, after the last word, to press a key. */
    private static final int PATIENCE = 5;

    private static final String MEDIA = "audio/l16;rate=16000";

    private Ncco() {}

    static Instructions write(CalleeHears hears) {
        return new Instructions("application/json", MAPPER.writeValueAsString(actions(hears)));
    }

    private static List<Map<String, Object>> actions(CalleeHears hears) {
        return switch (hears) {
            case CalleeHears.Message(var text) -> List.of(Map.of("action", "talk", "text", text));
            case CalleeHears.Offer offer -> offered(offer);
            case CalleeHears.MediaStream(var url) -> List.of(stream(url));
            // No action fetches others: there is nothing that the callee could hear.
            case CalleeHears.Elsewhere _, CalleeHears.Nothing _ -> List.of();
        };
    }

    /** Whatever key is pressed ends the talking. */
    private static List<Map<String, Object>> offered(CalleeHears.Offer offer) {
        return List.of(
                Map.of("action", "talk", "text", offer.text(), "bargeIn", true),
                Map.of("action", "talk", "text", offer.prompt(), "bargeIn", true),
                Map.of(
                        "action",
                        "input",
                        "type",
                        List.of("dtmf"),
                        "dtmf",
                        Map.of("maxDigits", 1, "timeOut", PATIENCE),
                        "eventUrl",
                        List.of(offer.address()),
                        "eventMethod",
                        "POST"));
    }

    private static Map<String, Object> stream(String url) {
        return Map.of(
                "action",
                "connect",
                "endpoint",
                List.of(Map.of("type", "websocket", "uri", url, "content-type", MEDIA)));
    }
}
