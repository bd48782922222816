package io.dialstream.simulator.exchange.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Reply;
import org.junit.jupiter.api.Test;

class SignalWireProtocolTest {

    private static final String URL = "https://caller.test/voice";

    private final SignalWireProtocol protocol = new SignalWireProtocol(Accounts.of());

    /** It is documented by Twilio alone: whether it would be sent, or signed, nobody knows. */
    @Test
    void doesNotFollowAnActionWithAFragment() {
        assertThat(fetched("/digits?t=1#rc=5&amp;rp=5xx,ct,rt").problem())
                .contains("11100 the action of Gather has a fragment");
        assertThat(protocol.read(gather(URL + "#rc=5")).problem()).isPresent();
    }

    @Test
    void followsAnyOtherAction() {
        assertThat(fetched("/digits?t=1").problem()).isEmpty();
        assertThat(fetched("/digits?t=1").gather())
                .hasValueSatisfying(gather ->
                        assertThat(gather.action()).isEqualTo("https://caller.test/digits?t=1"));
    }

    private Instructions fetched(String action) {
        return protocol.read(new Reply.Answered(200, "application/xml", gather(action)), URL);
    }

    private static String gather(String action) {
        return "<Response><Gather action=\"%s\"><Say>Press 9</Say></Gather></Response>"
                .formatted(action);
    }
}
