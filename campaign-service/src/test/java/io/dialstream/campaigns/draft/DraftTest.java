package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.RuleChoices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DraftSettings SETTINGS =
            new DraftSettings(
                    "Autumn", "reminder", 5, "US", true, 0, 1, -1, -1, false, RuleChoices.USUALLY);
    private static final Draft DRAFT =
            new Draft("d", "ann", "first", SETTINGS, "Ada,+14155550101", NOON);

    @Test
    void becomesOneCampaignHoweverOftenItIsCreated() {
        assertThat(DRAFT.with(SETTINGS, "next", NOON).campaignId()).isEqualTo("first");
        assertThat(DRAFT.withSheet(DRAFT.sheet(), "next", NOON).campaignId()).isEqualTo("first");
    }

    /** A creation may have failed after its leads were stored, and leads are never overwritten. */
    @Test
    void becomesAnotherCampaignOnceItsRowsAreMended() {
        assertThat(DRAFT.withSheet("Ada,+14155550102", "next", NOON).campaignId())
                .isEqualTo("next");
    }

    @Test
    void becomesAnotherCampaignOnceItsRowsAreReadDifferently() {
        var columns =
                new DraftSettings(
                        "Autumn",
                        "reminder",
                        5,
                        "US",
                        true,
                        1,
                        0,
                        -1,
                        -1,
                        false,
                        RuleChoices.USUALLY);

        assertThat(DRAFT.with(columns, "next", NOON).campaignId()).isEqualTo("next");
    }

    /** What the sweep has not forgotten yet is not shown any more. */
    @Test
    void isLeftAfterItsTime() {
        var month = Duration.ofDays(30);
        assertThat(DRAFT.isLeft(month, NOON.plus(month).minusMillis(1))).isFalse();
        assertThat(DRAFT.isLeft(month, NOON.plus(month))).isTrue();
    }
}
