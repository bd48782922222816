package io.dialstream.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.testing.Stage;
import io.dialstream.system.Truth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The version before and the present one, an instance of each service of either, on one broker and
 * one database: all at once, which is less than the order that operators are told.
 */
@EnabledIfEnvironmentVariable(
        named = "DIALSTREAM_UPGRADE",
        matches = "true",
        disabledReason = "takes minutes; is run by ./dialstream test --upgrade")
class RollingUpgradeIT {

    /** The number of the instance of each service; the first ones are of the version before. */
    private static final int BEFORE = 1;

    private static final int PRESENT = 2;

    /** Posted at each of three moments; together so many that each instance owns some. */
    private static final int CAMPAIGNS = 3;

    private static final int LEADS = 10;
    private static final int LIMIT = 2;

    /** Simulated seconds in a second: a campaign lasts longer than a change of versions. */
    private static final int SLOW = 12;

    private static final int FAST = 200;

    /** Stays, with all logs, when a number is wrong. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    private FrontDoor ingest;
    private FrontDoor calllog;
    private Stage stage;

    @BeforeEach
    void startTheVersionBefore() throws Exception {
        var ports = Ports.free();
        ingest = door(ports, Part.INGEST);
        calllog = door(ports, Part.CALLLOG);
        var plan = PreviousVersion.on(Stage.plan(data).ports(ports));
        for (var part : PreviousVersion.SERVICES) {
            plan.instances(part, PRESENT)
                    .later(new Instance(part, PRESENT))
                    .environment(part, "PUBLIC_BASE_URL", ingest.address())
                    .environment(part, "CALLLOG_URL", calllog.address());
        }
        stage = Stage.on(plan.start());
        stage.putAgent();
    }

    private static FrontDoor door(Ports ports, Part part) throws IOException {
        return FrontDoor.to(
                Stream.of(BEFORE, PRESENT)
                        .map(number -> ports.of(new Instance(part, number)))
                        .map(port -> URI.create("http://127.0.0.1:" + port))
                        .toList());
    }

    @AfterEach
    void end() throws Exception {
        stage.close();
        ingest.close();
        calllog.close();
    }

    @Test
    void campaignsRunToTrueNumbersOnTheWayThereAndBack() {
        change(BEFORE, PRESENT, Cast.REFUSED);
        change(PRESENT, BEFORE, Cast.UNREAD);
    }

    /** With campaigns that begin before and others that begin while both versions run. */
    private void change(int from, int to, Cast refused) {
        speedUp(SLOW);
        var early = post(from);
        early.forEach(campaign -> through(from).awaitDone(campaign, 1));
        forAll(to, stage.stack::restart);
        var meanwhile = post(from);
        meanwhile.addAll(post(to));
        var paused = List.of(postRefused(from, refused), postRefused(to, refused));
        Stream.of(early, meanwhile)
                .flatMap(List::stream)
                .forEach(campaign -> through(to).awaitDone(campaign, LIMIT));
        paused.forEach(campaign -> through(from).awaitStatus(campaign, "PAUSED"));
        stage.simulator.delete("/simulator/faults");
        forAll(from, stage.stack::stop);
        speedUp(FAST);
        var last = through(to);
        paused.forEach(campaign ->
                assertThat(last.api.patch("/campaigns/" + campaign + "/resume").status())
                        .isEqualTo(200));
        early.forEach(campaign -> endsTruly(last, campaign));
        meanwhile.forEach(campaign -> endsTruly(last, campaign));
        paused.forEach(campaign -> Called.everybodyOnceAfterRefusals(last, campaign, refused));
    }

    /** A campaign to numbers for which the provider refuses the credentials. */
    private String postRefused(int version, Cast refused) {
        stage.simulator.put(
                "/simulator/faults", Map.of("unauthorized", Map.of("suffix", refused.suffix())));
        var answer = through(version).api.post("/campaigns", refused.campaign());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.text("id");
    }

    private List<String> post(int version) {
        var asked = through(version);
        return new ArrayList<>(
                Stream.generate(() -> asked.startCampaign(LEADS, LIMIT)).limit(CAMPAIGNS).toList());
    }

    private static void endsTruly(Stage stage, String campaign) {
        var completed = stage.awaitStatus(campaign, "COMPLETED");
        assertThat(completed.number("completedLeads")).isEqualTo(LEADS);
        assertThat(stage.truth(campaign).path("calls").asLong()).isEqualTo(LEADS);
        Truth.agrees(stage, campaign);
    }

    private void forAll(int version, Consumer<Instance> change) {
        CompletableFuture.allOf(
                        PreviousVersion.SERVICES.stream()
                                .map(part -> new Instance(part, version))
                                .map(each ->
                                        CompletableFuture.runAsync(
                                                () -> change.accept(each),
                                                Thread::startVirtualThread))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private Stage through(int version) {
        return stage.through(new Instance(Part.CAMPAIGN, version));
    }

    private void speedUp(int times) {
        stage.simulator.put("/simulator/settings", Map.of("speedUp", times));
    }
}
