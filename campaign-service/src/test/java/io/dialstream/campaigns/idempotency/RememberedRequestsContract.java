package io.dialstream.campaigns.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.idempotency.RememberedRequest.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of remembered requests does. */
public abstract class RememberedRequestsContract {

    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");
    private static final Answer CREATED =
            new Answer(202, "application/json", "/campaigns/1", "{\"name\":\"é\"}");

    protected abstract RememberedRequests requests();

    @Test
    void knowsNothingOfWhatWasNeverInserted() {
        assertThat(requests().find("nothing")).isNull();
    }

    @Test
    void findsWhatWasInserted() {
        var requests = requests();
        assertThat(requests.insert(aRunningRequest("a"))).isTrue();
        assertThat(requests.find("a")).isEqualTo(aRunningRequest("a"));
        assertThat(requests.find("b")).isNull();
    }

    @Test
    void insertsAnIdOnce() {
        var requests = requests();
        var other = new RememberedRequest("a", "other", "r2", State.RUNNING, LATER, LATER, null, 1);
        requests.insert(aRunningRequest("a"));
        assertThat(requests.insert(other)).isFalse();
        assertThat(requests.find("a")).isEqualTo(aRunningRequest("a"));
    }

    @Test
    void replacesTheVersionThatWasExpected() {
        var requests = requests();
        var answered = aRunningRequest("a").answered(CREATED);
        requests.insert(aRunningRequest("a"));
        assertThat(requests.replace(1, answered)).isTrue();
        assertThat(requests.find("a")).isEqualTo(answered);
    }

    @Test
    void replacesNoOtherVersion() {
        var requests = requests();
        var answered = aRunningRequest("a").answered(CREATED);
        requests.insert(aRunningRequest("a"));
        assertThat(requests.replace(2, answered)).isFalse();
        assertThat(requests.find("a")).isEqualTo(aRunningRequest("a"));
    }

    @Test
    void replacesNothingWhereNothingIs() {
        var requests = requests();
        assertThat(requests.replace(1, aRunningRequest("a"))).isFalse();
        assertThat(requests.find("a")).isNull();
    }

    private static RememberedRequest aRunningRequest(String id) {
        return new RememberedRequest(id, "hash", "r1", State.RUNNING, LATER, LATER, null, 1);
    }
}
