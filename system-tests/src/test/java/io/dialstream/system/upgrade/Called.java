package io.dialstream.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.testing.Stage;
import io.dialstream.system.Truth;
import java.time.Duration;

/**
 * What is true of a campaign at its end: everybody was called, unless it was stopped, and nobody
 * twice.
 */
final class Called {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Called() {}

    static void everybodyOnce(Stage stage, String campaignId, Cast part) {
        stage.awaitStatus(campaignId, "COMPLETED");
        Truth.agrees(stage, campaignId);
        eachNumberOnce(stage, campaignId, part);
    }

    /** A refused call counts as FAILED, and the provider knows nothing of it. */
    static void everybodyOnceAfterRefusals(Stage stage, String campaignId, Cast part) {
        var campaign = stage.awaitStatus(campaignId, "COMPLETED");
        var truth = stage.truth(campaignId);
        eachNumberOnce(stage, campaignId, part);
        assertThat(campaign.number("successfulCalls")).isEqualTo(truth.path("successful").asLong());
        assertThat(campaign.number("missedCalls")).isEqualTo(truth.path("missed").asLong());
        assertThat(campaign.number("noAnswerCalls")).isEqualTo(truth.path("noAnswer").asLong());
        assertThat(campaign.number("totalDuration")).isEqualTo(truth.path("talkSeconds").asLong());
        assertThat(campaign.number("failedCalls") - truth.path("failed").asLong())
                .as("refused calls")
                .isBetween(1L, 2L * part.limit);
    }

    /** Of a stopped campaign: whoever was not called is skipped. */
    static void nobodyAfterTheStop(Stage stage, String campaignId, int leads) {
        await().atMost(PATIENCE)
                .until(() -> {
                    var campaign = stage.campaign(campaignId);
                    return campaign.number("completedLeads") + campaign.number("skippedLeads")
                            == leads;
                });
        stage.awaitNothingLive(campaignId);
        Truth.agrees(stage, campaignId);
        assertThat(stage.campaign(campaignId).text("status")).isEqualTo("STOPPED");
    }

    private static void eachNumberOnce(Stage stage, String campaignId, Cast part) {
        var campaign = stage.campaign(campaignId);
        assertThat(campaign.number("completedLeads")).isEqualTo(part.leads);
        assertThat(campaign.number("skippedLeads")).isZero();
        var called =
                stage.report(campaignId)
                        .path("calls")
                        .valueStream()
                        .map(call -> call.path("to").asString())
                        .toList();
        assertThat(called).containsExactlyInAnyOrderElementsOf(part.numbers());
    }
}
