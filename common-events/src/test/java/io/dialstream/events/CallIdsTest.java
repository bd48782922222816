package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallIdsTest {

    @ParameterizedTest
    @CsvSource({
        "b7c1d2e4-17-1, 1",
        "b7c1d2e4-17-12, 12",
        "my-campaign-17-3, 3",
        "f09a5c31, 1",
        "call-7, 1",
        "b7c1d2e4-17-0, 1",
        "b7c1d2e4-17-99999999999, 1"
    })
    void theLastNumberOfACampaignsCallIsItsAttempt(String callId, int attempt) {
        assertThat(CallIds.attemptOf(callId)).isEqualTo(attempt);
    }

    @ParameterizedTest
    @CsvSource({
        "b7c1d2e4-17-1, 17",
        "my-campaign-17-3, 17",
        "my-5-campaign-100000-12, 100000",
        "f09a5c31, 1",
        "call-7, 1"
    })
    void theNumberBeforeIsTheLeadsPosition(String callId, int position) {
        assertThat(CallIds.positionOf(callId)).isEqualTo(position);
    }
}
