package io.dialstream.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.stack.launch.Part;
import io.dialstream.stack.testing.Stage;
import io.dialstream.system.StatusRecords;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the recording that {@link UpgradeIT} takes over, with the services of the version before.
 */
@EnabledIfEnvironmentVariable(
        named = "DIALSTREAM_UPGRADE",
        matches = "true",
        disabledReason = "is run by ./dialstream test --record")
class RecordIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double REAL_TIME = 1;
    private static final Set<String> FINAL = Set.of("COMPLETED", "MISSED", "NO_ANSWER", "FAILED");

    /** Longer than the rest of the recording takes, and over soon after. */
    private static final int LONG = 120;

    private final Map<Cast, String> ids = new EnumMap<>(Cast.class);

    /** Stays, with all logs, when a campaign did not get where it should. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @Test
    void leavesACampaignInEachState() throws Exception {
        URI ingest;
        Answers answers;
        try (var stage = Stage.on(PreviousVersion.on(Stage.plan(data)).start())) {
            stage.putAgent();
            ingest = stage.stack.addresses().http(Part.INGEST.first());
            letSomeRest(stage);
            letOthersCall(stage);
            answers = Answers.of(stage, Cast.QUIET.stream().map(this::id).toList());
            leaveSomeUnread(stage);
            stage.simulator.put("/simulator/settings", Map.of("speedUp", Stage.SPEED_UP));
        }
        Recording.write(data, ingest, answers);
    }

    private void letSomeRest(Stage stage) {
        fix(stage, Cast.COMPLETED.number(0), "busy", 0, 5);
        fix(stage, Cast.COMPLETED.number(1), "no-answer", 0, 5);
        fix(stage, Cast.COMPLETED.number(2), "failed", 0, 5);
        fix(stage, Cast.COMPLETED.number(3), "machine", 0, 5);
        fix(stage, Cast.COMPLETED.number(4), "completed", 40, 5);
        post(stage, Cast.COMPLETED);
        post(stage, Cast.STOPPED);
        post(stage, Cast.PAUSED);
        post(stage, Cast.PENDING);
        stage.awaitDone(id(Cast.STOPPED), 2);
        stage.api.delete("/campaigns/" + id(Cast.STOPPED));
        stage.awaitDone(id(Cast.PAUSED), 3);
        stage.api.patch("/campaigns/" + id(Cast.PAUSED) + "/pause");
        refuse(stage, Cast.REFUSED);
        post(stage, Cast.REFUSED);
        stage.awaitStatus(id(Cast.REFUSED), "PAUSED");
        stage.awaitStatus(id(Cast.COMPLETED), "COMPLETED");
        stage.awaitNothingLive(id(Cast.STOPPED));
        Stream.of(Cast.PAUSED, Cast.REFUSED).forEach(part -> until(() -> rests(stage, part)));
    }

    /** A call that was announced and not asked for when the pause came waits for the resume. */
    private boolean rests(Stage stage, Cast part) {
        var waiting =
                statuses(stage, part).stream().filter(status -> !FINAL.contains(status)).toList();
        return waiting.stream().allMatch("INITIATED"::equals)
                && stage.campaign(id(part)).number("inFlightCalls") == waiting.size()
                && stage.truth(id(part)).path("liveCalls").asLong() == 0;
    }

    private void letOthersCall(Stage stage) {
        stage.simulator.put("/simulator/settings", Map.of("speedUp", REAL_TIME));
        fix(stage, Cast.TALKING.number(0), "completed", LONG, 1);
        fix(stage, Cast.TALKING.number(1), "completed", LONG, 1);
        fix(stage, Cast.TALKING.number(2), "completed", 30, 1);
        fix(stage, Cast.TALKING.number(3), "completed", 10, 1);
        fix(stage, Cast.RINGING.number(0), "completed", 3, 59);
        fix(stage, Cast.RINGING.number(1), "completed", 3, 59);
        post(stage, Cast.TALKING);
        until(() ->
                statuses(stage, Cast.TALKING).equals(List.of("ANSWERED", "ANSWERED", "ANSWERED")));
        fix(stage, Cast.STOPPING.number(0), "completed", LONG, 1);
        fix(stage, Cast.STOPPING.number(1), "completed", LONG, 1);
        post(stage, Cast.STOPPING);
        until(() -> statuses(stage, Cast.STOPPING).equals(List.of("ANSWERED", "ANSWERED")));
        stage.api.delete("/campaigns/" + id(Cast.STOPPING));
        post(stage, Cast.RINGING);
        until(() -> statuses(stage, Cast.RINGING).equals(List.of("RINGING", "RINGING")));
    }

    /** Events of the dialer and of the ingest that neither of their other readers has seen. */
    private void leaveSomeUnread(Stage stage) {
        stage.stack.stop(Part.DIALER.first());
        post(stage, Cast.UNREAD);
        var unread = id(Cast.UNREAD);
        until(() -> stage.all("/campaigns/" + unread + "/leads?status=DISPATCHED").size() == 4);
        stage.stack.stop(Part.CAMPAIGN.first());
        stage.stack.stop(Part.CALLLOG.first());
        assertThat(stage.truth(id(Cast.TALKING)).path("ended").asLong()).isZero();
        refuse(stage, Cast.UNREAD);
        stage.stack.restart(Part.DIALER.first());
        until(() -> records(stage, Cast.UNREAD, "FAILED") >= 2);
        until(() ->
                stage.truth(id(Cast.TALKING)).path("ended").asLong() == 1
                        && stage.truth(id(Cast.TALKING)).path("liveCalls").asLong() == 3
                        && records(stage, Cast.TALKING, "COMPLETED") == 1);
        assertThat(stage.truth(id(Cast.RINGING)).path("liveCalls").asLong()).isEqualTo(2);
        stage.simulator.delete("/simulator/faults");
    }

    private String id(Cast part) {
        return ids.getOrDefault(part, "none");
    }

    private void post(Stage stage, Cast part) {
        var answer = stage.api.post("/campaigns", part.campaign());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        ids.put(part, answer.text("id"));
    }

    /** Revokes the credentials for calls to the numbers of one campaign. */
    private static void refuse(Stage stage, Cast part) {
        stage.simulator.put(
                "/simulator/faults", Map.of("unauthorized", Map.of("suffix", part.suffix())));
    }

    private static void fix(Stage stage, String number, String outcome, int talk, int ring) {
        stage.simulator.put(
                "/simulator/outcomes/" + number,
                Map.of("outcome", outcome, "talkSeconds", talk, "ringSeconds", ring));
    }

    private List<String> statuses(Stage stage, Cast part) {
        return stage.all("/campaigns/" + id(part) + "/calls").stream()
                .map(call -> call.path("status").asString())
                .toList();
    }

    private long records(Stage stage, Cast part, String status) {
        return StatusRecords.of(stage, id(part)).stream()
                .filter(record -> record.path("status").asString().equals(status))
                .count();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
