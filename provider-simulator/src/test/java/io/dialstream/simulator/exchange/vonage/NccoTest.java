package io.dialstream.simulator.exchange.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NccoTest {

    @Test
    void knowsWhatIsSaidAndWhichKeyIsWaitedFor() {
        assertThat(
                        Ncco.read(
                                """
                                [{"action": "talk", "text": "Hello 1.", "bargeIn": true},
                                 {"action": "talk", "text": "Press 9.", "bargeIn": true},
                                 {"action": "input", "type": ["dtmf"],
                                  "eventUrl": ["http://caller.test/digits"]}]
                                """))
                .isEqualTo(
                        Instructions.of(
                                "Hello 1. Press 9.",
                                new Gather("http://caller.test/digits", "POST", "9")));
        assertThat(
                        Ncco.read(
                                """
                                [{"action": "connect",
                                  "endpoint": [{"type": "websocket", "uri": "wss://a.test"}]}]
                                """))
                .isEqualTo(Instructions.WORDLESS.staying(true));
        assertThat(Ncco.read("[]")).isEqualTo(Instructions.WORDLESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "no json",
                "[{}]",
                "[{\"action\": \"hangup\"}]",
                "[{\"action\": \"talk\"}]",
                "[{\"action\": \"talk\", \"text\": \"Hi\", \"bargeIn\": true}]",
                "[{\"action\": \"talk\", \"text\": \"Hi\", \"bargeIn\": true},"
                        + " {\"action\": \"record\"}]",
                "[{\"action\": \"input\", \"type\": \"dtmf\"}]",
                "[{\"action\": \"connect\", \"endpoint\": []}]"
            })
    void namesWhatVonageWouldNotExecute(String ncco) {
        assertThat(Ncco.read(ncco).problem()).isPresent();
    }

    @Test
    void readsOnlyWhatWasAnsweredWell() {
        assertThat(Ncco.read(new Reply.Answered(200, "application/json", "[]")).problem())
                .isEmpty();
        assertThat(Ncco.read(new Reply.Answered(500, "application/json", "[]")).problem())
                .contains("HTTP status 500");
        assertThat(Ncco.read(new Reply.Unanswered(Trouble.CONNECTION, "gone")).problem())
                .contains("gone");
    }
}
