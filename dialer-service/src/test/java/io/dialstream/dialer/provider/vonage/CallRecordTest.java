package io.dialstream.dialer.provider.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CallRecordTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    started,    DIALING,   -
                    ringing,    RINGING,   -
                    answered,   ANSWERED,  -
                    human,      ANSWERED,  -
                    machine,    ANSWERED,  -
                    busy,       MISSED,    BUSY
                    timeout,    NO_ANSWER, -
                    unanswered, NO_ANSWER, -
                    failed,     FAILED,    UNKNOWN
                    rejected,   FAILED,    UNKNOWN
                    cancelled,  FAILED,    CANCELED
                    teleported, -,         -
                    """)
    void readsEveryWord(String word, @Nullable CallStatus status, @Nullable String reason) {
        var call = read("{\"uuid\": \"u\", \"status\": \"%s\", \"duration\": \"0\"}", word);

        assertThat(call.status()).isEqualTo(status);
        assertThat(call.reason()).isEqualTo(reason);
        assertThat(call.durationSeconds()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "\"60\""})
    void aCallWithSecondsWasAnswered(String seconds) {
        var call = read("{\"uuid\": \"u\", \"status\": \"completed\", \"duration\": %s}", seconds);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.durationSeconds()).isEqualTo(60);
        assertThat(call.reason()).isNull();
    }

    /** Completed is also what follows busy. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "null", "\"\"", "\"-1\""})
    void aCallWithoutSecondsIsOverAndNoMoreIsKnown(String seconds) {
        var call = read("{\"uuid\": \"u\", \"status\": \"completed\", \"duration\": %s}", seconds);

        assertThat(call.status()).isNull();
        assertThat(call.reason()).isEqualTo("ENDED");
        assertThat(call.durationSeconds()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 12:00:07",
                "2026-11-22T12:00:07Z",
                "2026-11-22T12:00:07.000Z",
                "2026-11-22T13:00:07+01:00"
            })
    void readsTimesHoweverTheyAreWritten(String time) {
        assertThat(read("{\"status\": \"busy\", \"end_time\": \"%s\"}", time).endedAt())
                .isEqualTo(Instant.parse("2026-11-22T12:00:07Z"));
    }

    @Test
    void showsNoNumbers() {
        var call = read("{\"to\": {\"number\": \"%s\"}, \"price\": \"0.1\"}", "15550001111");

        assertThat(call.data()).containsOnlyKeys("price");
        assertThat(call.createdAt()).isNull();
    }

    private static ProviderCall read(String json, String value) {
        return CallRecord.read(JsonMapper.shared().readTree(json.formatted(value)));
    }
}
