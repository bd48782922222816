package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProviderCallIdsTest {

    @Test
    void areWhatTheDialerHasTold() {
        assertThat(ProviderCallIds.after(null, event("alice", "CA1"))).isEqualTo("CA1");
    }

    @Test
    void areNotWhatACallbackShows() {
        assertThat(ProviderCallIds.after(null, event(null, "CA1"))).isNull();
    }

    @Test
    void stayAsTheyWereFirstTold() {
        assertThat(ProviderCallIds.after("CA1", event("alice", "CA2"))).isEqualTo("CA1");
        assertThat(ProviderCallIds.after("CA1", event("alice", null))).isEqualTo("CA1");
    }

    @Test
    void tellACallFromAnother() {
        assertThat(ProviderCallIds.isOfAnother("CA1", event(null, "CA2"))).isTrue();
        assertThat(ProviderCallIds.isOfAnother("CA1", event("alice", "CA2"))).isTrue();
        assertThat(ProviderCallIds.isOfAnother("CA1", event(null, "CA1"))).isFalse();
    }

    @Test
    void tellNothingBeforeTheyAreKnownAndOfWhatHasNone() {
        assertThat(ProviderCallIds.isOfAnother(null, event(null, "CA2"))).isFalse();
        assertThat(ProviderCallIds.isOfAnother("CA1", event("alice", null))).isFalse();
    }

    private static CallStatusChanged event(@Nullable String userId, @Nullable String sid) {
        return new CallStatusChanged(
                "c-1:DIALING",
                "c-1",
                "c",
                userId,
                null,
                null,
                null,
                CallStatus.DIALING,
                null,
                Instant.parse("2026-11-22T16:00:00Z"),
                "twilio",
                sid,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
