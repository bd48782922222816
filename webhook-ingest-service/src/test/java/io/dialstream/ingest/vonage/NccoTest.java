package io.dialstream.ingest.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.provider.CalleeHears;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NccoTest {

    @Test
    void saysAMessage() {
        assertThat(Ncco.write(new CalleeHears.Message("Hi")).contentType())
                .isEqualTo("application/json");
        assertThat(written(new CalleeHears.Message("\"Grüß\" <Ada> 🙂")))
                .isEqualTo(
                        json(
                                """
                                [{"action": "talk", "text": "\\"Grüß\\" <Ada> 🙂"}]
                                """));
    }

    @Test
    void offersAKey() {
        assertThat(written(new CalleeHears.Offer("Hi", "Press nine.", "https://h/digits?t=1")))
                .isEqualTo(
                        json(
                                """
                                [{"action": "talk", "text": "Hi", "bargeIn": true},
                                 {"action": "talk", "text": "Press nine.", "bargeIn": true},
                                 {"action": "input", "type": ["dtmf"],
                                  "dtmf": {"maxDigits": 1, "timeOut": 5},
                                  "eventUrl": ["https://h/digits?t=1"], "eventMethod": "POST"}]
                                """));
    }

    @Test
    void connectsAMediaStream() {
        assertThat(written(new CalleeHears.MediaStream("wss://a.example/s")))
                .isEqualTo(
                        json(
                                """
                                [{"action": "connect", "endpoint": [{"type": "websocket",
                                  "uri": "wss://a.example/s",
                                  "content-type": "audio/l16;rate=16000"}]}]
                                """));
    }

    @Test
    void endsTheCallWhereThereIsNothingToHear() {
        assertThat(written(new CalleeHears.Nothing())).isEqualTo(json("[]"));
        assertThat(written(new CalleeHears.Elsewhere("https://a.example"))).isEqualTo(json("[]"));
    }

    private static JsonNode written(CalleeHears hears) {
        return json(Ncco.write(hears).text());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
