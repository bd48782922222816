package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {

    private final WaitingCalls<WaitingCall> waiting = new WaitingCalls<>();

    @Test
    void goInTheOrderInWhichTheyCame() {
        add("ann", "a", "a-1", "a-2", "a-3");
        assertThat(polled()).containsExactly("a-1", "a-2", "a-3");
        assertThat(waiting.isEmpty()).isTrue();
    }

    /** A backlog of a thousand keeps nobody else waiting. */
    @Test
    void takeTurnsByCampaign() {
        for (int n = 1; n <= 1_000; n++) {
            add("ann", "a", "a-" + n);
        }
        add("ann", "b", "b-1", "b-2");
        assertThat(polled()).startsWith("a-1", "b-1", "a-2", "b-2", "a-3", "a-4");
    }

    /** Who has many campaigns gets no more than who has one. */
    @Test
    void takeTurnsByUserFirst() {
        add("ann", "a", "a-1", "a-2");
        add("ann", "b", "b-1", "b-2");
        add("bob", "c", "c-1", "c-2", "c-3");
        assertThat(polled()).containsExactly("a-1", "c-1", "b-1", "c-2", "a-2", "c-3", "b-2");
    }

    @Test
    void whoComesLaterIsNotAheadOfWhoWaits() {
        add("ann", "a", "a-1", "a-2");
        assertThat(next()).isEqualTo("a-1");
        add("bob", "c", "c-1");
        assertThat(polled()).containsExactly("a-2", "c-1");
    }

    @Test
    void keepTheirPlaceWhenTheyComeAgain() {
        add("ann", "a", "a-1", "a-2", "a-1");
        assertThat(waiting.size()).isEqualTo(2);
        assertThat(polled()).containsExactly("a-1", "a-2");
    }

    @Test
    void waitNoLongerOnceRemoved() {
        add("ann", "a", "a-1");
        add("ann", "b", "b-1");
        waiting.remove(call("ann", "a", "a-1"));
        waiting.remove(call("ann", "a", "a-1"));
        waiting.remove(call("bob", "c", "c-1"));
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(polled()).containsExactly("b-1");
        assertThat(waiting.poll()).isNull();
    }

    private void add(String userId, String lane, String... callIds) {
        for (var callId : callIds) {
            waiting.add(call(userId, lane, callId));
        }
    }

    private static WaitingCall call(String userId, String lane, String callId) {
        return new WaitingCall("twilio", userId, lane, callId, _ -> true);
    }

    private String next() {
        var call = waiting.poll();
        return call == null ? "" : call.callId();
    }

    private List<String> polled() {
        var polled = new ArrayList<String>();
        while (!waiting.isEmpty()) {
            polled.add(next());
        }
        return polled;
    }
}
