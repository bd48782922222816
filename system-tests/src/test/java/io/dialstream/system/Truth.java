package io.dialstream.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.testing.Stage;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds what Dialstream says of a campaign against what the provider knows. */
public final class Truth {

    private static final Map<String, String> STATUS_OF =
            Map.of(
                    "completed", "COMPLETED",
                    "busy", "MISSED",
                    "no-answer", "NO_ANSWER",
                    "failed", "FAILED",
                    "canceled", "FAILED");

    private Truth() {}

    /**
     * The numbers of the campaign, and each of its calls, are those of the provider. A call that
     * was announced when the campaign was stopped, and not requested so far, has failed as well.
     */
    public static void agrees(Stage stage, String campaignId) {
        var shown = stage.campaign(campaignId).body();
        var truth = stage.truth(campaignId);
        var shownCalls = stage.all("/campaigns/" + campaignId + "/calls");
        var report = stage.report(campaignId);
        var trueCalls = trueCalls(report);
        assertThat(calls(shownCalls)).containsAllEntriesOf(trueCalls);
        var neverRequested =
                shownCalls.stream().filter(call -> !trueCalls.containsKey(id(call))).toList();
        assertThat(neverRequested).allMatch(Truth::isCanceled);
        assertThat(numbers(shown)).isEqualTo(numbersOf(truth, neverRequested.size()));
        assertThat(report.path("maxCallsPerNumber").asInt())
                .as("calls to the same number")
                .isLessThanOrEqualTo(1);
        assertThat(truth.path("maxLiveCalls").asLong())
                .as("live calls at once")
                .isLessThanOrEqualTo(shown.path("maxConcurrentCalls").asLong());
    }

    private static Map<String, Long> numbers(JsonNode campaign) {
        return Map.of(
                "successful", campaign.path("successfulCalls").asLong(),
                "failed", campaign.path("failedCalls").asLong(),
                "missed", campaign.path("missedCalls").asLong(),
                "noAnswer", campaign.path("noAnswerCalls").asLong(),
                "voicemail", campaign.path("voicemailCalls").asLong(),
                "talkSeconds", campaign.path("totalDuration").asLong(),
                "live", campaign.path("inFlightCalls").asLong());
    }

    private static boolean isCanceled(JsonNode call) {
        return call.path("status").asString().equals("FAILED")
                && call.path("reason").asString("").equals("CANCELED");
    }

    private static String id(JsonNode call) {
        return call.path("id").asString();
    }

    private static Map<String, Long> numbersOf(JsonNode truth, int canceled) {
        return Map.of(
                "successful", truth.path("successful").asLong(),
                "failed", truth.path("failed").asLong() + canceled,
                "missed", truth.path("missed").asLong(),
                "noAnswer", truth.path("noAnswer").asLong(),
                "voicemail", truth.path("voicemail").asLong(),
                "talkSeconds", truth.path("talkSeconds").asLong(),
                "live", truth.path("liveCalls").asLong());
    }

    private static Map<String, String> calls(List<JsonNode> calls) {
        return calls.stream()
                .collect(
                        toMap(
                                Truth::id,
                                call ->
                                        outcome(
                                                call.path("status").asString(),
                                                call.path("durationSeconds").asInt(0))));
    }

    private static Map<String, String> trueCalls(JsonNode report) {
        return report.path("calls")
                .valueStream()
                .collect(
                        toMap(
                                call -> call.path("callId").asString(),
                                call ->
                                        outcome(
                                                STATUS_OF.getOrDefault(
                                                        call.path("status").asString(), "?"),
                                                call.path("durationSeconds").asInt(0))));
    }

    private static String outcome(String status, int seconds) {
        return status + " " + seconds + " s";
    }
}
