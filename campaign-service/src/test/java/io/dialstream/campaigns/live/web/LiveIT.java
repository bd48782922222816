package io.dialstream.campaigns.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.Others;
import io.dialstream.campaigns.WholeService;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.JsonNode;

@WholeService
class LiveIT {

    @LocalServerPort int port;
    @Autowired EventLog log;
    @Autowired ConsumerFactory<String, String> consumers;
    @Autowired MeterRegistry metrics;

    private Api ann;
    private Others others;

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        others = new Others(log, consumers);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        ann.put("/agents/reminder", "{\"name\": \"Reminder\", \"message\": \"Hello!\"}");
    }

    @AfterEach
    void stop() throws InterruptedException {
        others.close();
    }

    @Test
    void showsTheCampaignFirstAsGetDoes() {
        var id = campaignOf(3);
        try (var watching = watch(id)) {
            assertThat(watching.snapshot()).isEqualTo(ann.get("/campaigns/" + id).body());
            assertThat(watching.messages().getFirst().path("type").asString())
                    .isEqualTo("snapshot");
            assertThat(watching.messages().getFirst().path("revision").asLong()).isEqualTo(1);
        }
    }

    @Test
    void tellsAUserOfACampaignThatStarts() {
        try (var all = new Watching(port, "/ws/campaigns", "Authorization", "Bearer ann-key")) {
            assertThat(all.awaited("snapshot", _ -> true).path("campaigns").isArray()).isTrue();
            var id = campaignOf(1);
            var started =
                    all.awaited(
                            "status",
                            message -> message.path("campaign").path("id").asString().equals(id));
            assertThat(started.path("campaign").path("status").asString()).isEqualTo("RUNNING");
        }
    }

    @Test
    void tellsOfACallItsNumbersAndTheEnd() {
        var id = campaignOf(1);
        try (var watching = watch(id)) {
            watching.snapshot();
            var command = commandsOf(id, 1).getFirst();
            others.initiated(command);
            others.counted(id, 1, 0, 1);
            others.ended(command, CallStatus.NO_ANSWER);
            others.counted(id, 2, 1, 0);

            var ended = watching.awaited("call", LiveIT::isNoAnswer).path("call");
            assertThat(ended.path("callId").asString()).isEqualTo(command.callId());
            assertThat(ended.path("leadName").asString()).isEqualTo("Lead 1");
            assertThat(ended.path("durationSeconds").isNull()).isTrue();
            var completed = watching.awaited("status", isNow("COMPLETED")).path("campaign");
            assertThat(completed.path("completedLeads").asLong()).isEqualTo(1);
            assertThat(completed).isEqualTo(ann.get("/campaigns/" + id).body());
            assertThat(revisions(watching))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, watching.messages().size()).boxed().toList());
        }
    }

    private static boolean isNoAnswer(JsonNode message) {
        return message.path("call").path("status").asString().equals("NO_ANSWER");
    }

    @Test
    void namesTheLeadOfACallThatWasLiveBeforeTheSocketOpened() {
        var id = campaignOf(2);
        var command = commandsOf(id, 2).get(1);
        others.initiated(command);
        try (var watching = watch(id)) {
            watching.snapshot();
            others.ended(command, CallStatus.MISSED);
            var call = watching.awaited("call", _ -> true).path("call");
            assertThat(call.path("status").asString()).isIn("INITIATED", "MISSED");
            assertThat(call.path("leadName").asString()).isEqualTo("Lead 2");
            assertThat(call.path("leadId").asString()).isEqualTo("2");
        }
    }

    @Test
    void neverShowsOlderNumbersAfterNewerOnes() {
        var id = campaignOf(30);
        try (var watching = watch(id)) {
            watching.snapshot();
            for (long revision : new long[] {1, 3, 2, 5, 4, 6}) {
                others.counted(id, revision, revision, 0);
            }
            watching.awaited("progress", message -> successfulCalls(message) == 6);
            assertThat(watching.messages("progress").stream().map(LiveIT::successfulCalls))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void showsNumbersToWhoComesLaterThatWereToldBefore() {
        var id = campaignOf(30);
        try (var first = watch(id)) {
            first.snapshot();
            others.counted(id, 7, 7, 2);
            first.awaited("progress", message -> successfulCalls(message) == 7);
            try (var second = watch(id)) {
                assertThat(second.snapshot().path("successfulCalls").asLong()).isEqualTo(7);
            }
        }
    }

    @Test
    void tellsEveryWatcherOfAPause() {
        var id = campaignOf(3);
        try (var first = watch(id);
                var second = watch(id)) {
            first.snapshot();
            second.snapshot();
            var paused = ann.patch("/campaigns/" + id + "/pause").body();
            for (var watching : List.of(first, second)) {
                assertThat(watching.awaited("status", isNow("PAUSED")).path("campaign"))
                        .isEqualTo(paused);
            }
        }
    }

    @Test
    void tellsNothingOfOtherCampaigns() {
        var watched = campaignOf(3);
        var other = campaignOf(3);
        try (var watching = watch(watched)) {
            watching.snapshot();
            others.counted(other, 1, 1, 0);
            ann.patch("/campaigns/" + other + "/pause");
            ann.patch("/campaigns/" + watched + "/pause");
            watching.awaited("status", isNow("PAUSED"));
            assertThat(watching.messages())
                    .allSatisfy(message ->
                            assertThat(message.path("campaign").path("id").asString())
                                    .isEqualTo(watched));
        }
    }

    @Test
    void takesTheKeyFromTheQueryToo() {
        var path = "/ws/campaigns/" + campaignOf(3) + "?access_token=ann-key";
        try (var watching = new Watching(port, path)) {
            watching.snapshot();
        }
    }

    @Test
    void letsNobodyWatchWithoutAKey() {
        var path = "/ws/campaigns/" + campaignOf(3);
        assertThat(handshakeStatus(path)).isEqualTo(401);
        assertThat(handshakeStatus(path, "Authorization", "Bearer wrong")).isEqualTo(401);
        assertThat(new Api(port, "").get(path).body().path("status").asInt()).isEqualTo(401);
    }

    @Test
    void letsNobodyWatchWhatIsNotTheirs() {
        var path = "/ws/campaigns/" + campaignOf(3);
        assertThat(handshakeStatus(path, "Authorization", "Bearer bob-key")).isEqualTo(404);
        var problem = ann.get("/ws/campaigns/none");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(problem.text("detail")).isEqualTo("There is no campaign none.");
    }

    @Test
    void refusesThePagesOfForeignOrigins() {
        var path = "/ws/campaigns/" + campaignOf(3);
        var key = "Bearer ann-key";
        assertThat(handshakeStatus(path, "Authorization", key, "Origin", "https://evil.example"))
                .isEqualTo(403);
        var own = "http://127.0.0.1:" + port;
        try (var watching = new Watching(port, path, "Authorization", key, "Origin", own)) {
            watching.snapshot();
        }
    }

    @Test
    void closesOnAWatcherWhoSaysTooMuch() {
        try (var watching = watch(campaignOf(3))) {
            watching.snapshot();
            watching.say("hello");
            watching.say("x".repeat(5_000));
            assertThat(watching.closedWith()).isEqualTo(1009);
        }
    }

    @Test
    void closesOnAWatcherWhoCannotKeepUpAndKeepsTheOthers() {
        var id = campaignOf(3);
        try (var slow = watch(id);
                var fast = watch(id)) {
            slow.doze();
            slow.snapshot();
            fast.snapshot();
            int calls = tellMoreThanASocketHolds(id, fast);
            slow.wakeUp();
            assertThat(slow.closedWith()).isEqualTo(1013);
            assertThat(slow.messages().size()).isLessThan(calls);
        }
    }

    /** Kilobytes of lead names, until the network's buffers and the queue are full. */
    private int tellMoreThanASocketHolds(String campaignId, Watching fast) {
        int sent = 0;
        while (sent < 5_000) {
            int first = 1_001 + sent;
            sent += 500;
            log.publishAndWait(
                    IntStream.range(first, first + 500)
                            .mapToObj(position -> initiated(campaignId, position))
                            .toList());
            int calls = sent;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> fast.messages("call").size() == calls);
        }
        return sent;
    }

    private static CallStatusChanged initiated(String campaignId, int position) {
        var callId = campaignId + "-" + position + "-1";
        return new CallStatusChanged(
                CallStatusChanged.eventId(callId, CallStatus.INITIATED),
                callId,
                campaignId,
                "ann",
                "" + position,
                "n".repeat(3_000),
                new PhoneNumber("+14155550100"),
                CallStatus.INITIATED,
                null,
                Instant.now(),
                "twilio",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    @Test
    void countsOpenSockets() {
        var before = sockets();
        try (var watching = watch(campaignOf(3))) {
            watching.snapshot();
            assertThat(sockets()).isEqualTo(before + 1);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> sockets() == before);
    }

    private double sockets() {
        return metrics.get("dialstream.sockets").gauge().value();
    }

    private int handshakeStatus(String path, String... headers) {
        var failure = catchThrowable(() -> new Watching(port, path, headers).close());
        return statusOf(failure);
    }

    private static int statusOf(Throwable failure) {
        return failure instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : statusOf(Objects.requireNonNull(failure.getCause()));
    }

    private Watching watch(String campaignId) {
        return new Watching(port, "/ws/campaigns/" + campaignId, "Authorization", "Bearer ann-key");
    }

    private static long successfulCalls(JsonNode message) {
        return message.path("campaign").path("successfulCalls").asLong();
    }

    private static Predicate<JsonNode> isNow(String status) {
        return message -> message.path("campaign").path("status").asString().equals(status);
    }

    private static List<Long> revisions(Watching watching) {
        return watching.messages().stream().map(m -> m.path("revision").asLong()).toList();
    }

    private List<PlaceCall> commandsOf(String campaign, int atLeast) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> others.commandsFor(campaign), all -> all.size() >= atLeast);
    }

    private String campaignOf(int leads) {
        var list =
                IntStream.rangeClosed(1, leads)
                        .mapToObj(
                                "{\"name\": \"Lead %1$d\", \"phoneNumber\": \"+1415555%1$04d\"}"
                                        ::formatted)
                        .collect(Collectors.joining(","));
        var campaign =
                """
                {"name": "Watched", "agentId": "reminder", "leads": [%s]}
                """
                        .formatted(list);
        return ann.post("/campaigns", campaign).text("id");
    }
}
