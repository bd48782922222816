package io.dialstream.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
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
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The version before and the present one, an instance of each service of either, on one broker or
 * three and one database: all at once, which is less than the order that operators are told.
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

    @ParameterizedTest(name = "{0} brokers")
    @ValueSource(ints = {1, 3})
    void campaignsRunToTrueNumbersOnTheWayThereAndBack(int brokers) throws Exception {
        var ports = Ports.free();
        var plan = PreviousVersion.on(Stage.plan(data).ports(ports).instances(Part.KAFKA, brokers));
        try (var ingest = door(ports, Part.INGEST);
                var calllog = door(ports, Part.CALLLOG);
                var stage = Stage.on(start(plan, ingest, calllog))) {
            stage.putAgent();
            change(stage, BEFORE, PRESENT, Cast.REFUSED);
            change(stage, PRESENT, BEFORE, Cast.UNREAD);
        }
    }

    /** Those of the version before; the others come later. */
    private static LocalStack start(StackPlan plan, FrontDoor ingest, FrontDoor calllog) {
        for (var part : PreviousVersion.SERVICES) {
            plan.instances(part, PRESENT)
                    .later(new Instance(part, PRESENT))
                    .environment(part, "PUBLIC_BASE_URL", ingest.address())
                    .environment(part, "CALLLOG_URL", calllog.address());
        }
        return plan.start();
    }

    private static FrontDoor door(Ports ports, Part part) throws IOException {
        return FrontDoor.to(
                Stream.of(BEFORE, PRESENT)
                        .map(number -> ports.of(new Instance(part, number)))
                        .map(port -> URI.create("http://127.0.0.1:" + port))
                        .toList());
    }

    /** With campaigns that begin before and others that begin while both versions run. */
    private static void change(Stage stage, int from, int to, Cast refused) {
        var first = through(stage, from);
        var last = through(stage, to);
        speedUp(stage, SLOW);
        var early = post(first);
        early.forEach(campaign -> first.awaitDone(campaign, 1));
        forAll(to, stage.stack::restart);
        var meanwhile = post(first);
        meanwhile.addAll(post(last));
        var stopped = List.of(first.startCampaign(LEADS, LIMIT), last.startCampaign(LEADS, LIMIT));
        var paused = List.of(postRefused(first, refused), postRefused(last, refused));
        Stream.of(early, meanwhile, stopped)
                .flatMap(List::stream)
                .forEach(campaign -> last.awaitDone(campaign, LIMIT));
        paused.forEach(campaign -> first.awaitStatus(campaign, "PAUSED"));
        last.api.delete("/campaigns/" + stopped.getFirst());
        first.api.delete("/campaigns/" + stopped.getLast());
        stage.simulator.delete("/simulator/faults");
        forAll(from, stage.stack::stop);
        speedUp(stage, FAST);
        paused.forEach(campaign ->
                assertThat(last.api.patch("/campaigns/" + campaign + "/resume").status())
                        .isEqualTo(200));
        early.forEach(campaign -> endsTruly(last, campaign));
        meanwhile.forEach(campaign -> endsTruly(last, campaign));
        paused.forEach(campaign -> Called.everybodyOnceAfterRefusals(last, campaign, refused));
        stopped.forEach(campaign -> Called.nobodyAfterTheStop(last, campaign, LEADS));
    }

    /** A campaign to numbers for which the provider refuses the credentials. */
    private static String postRefused(Stage stage, Cast refused) {
        stage.simulator.put(
                "/simulator/faults", Map.of("unauthorized", Map.of("suffix", refused.suffix())));
        var answer = stage.api.post("/campaigns", refused.campaign());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.text("id");
    }

    private static List<String> post(Stage stage) {
        return new ArrayList<>(
                Stream.generate(() -> stage.startCampaign(LEADS, LIMIT)).limit(CAMPAIGNS).toList());
    }

    private static void endsTruly(Stage stage, String campaign) {
        var completed = stage.awaitStatus(campaign, "COMPLETED");
        assertThat(completed.number("completedLeads")).isEqualTo(LEADS);
        assertThat(stage.truth(campaign).path("calls").asLong()).isEqualTo(LEADS);
        Truth.agrees(stage, campaign);
    }

    private static void forAll(int version, Consumer<Instance> change) {
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

    private static Stage through(Stage stage, int version) {
        return stage.through(new Instance(Part.CAMPAIGN, version));
    }

    private static void speedUp(Stage stage, int times) {
        stage.simulator.put("/simulator/settings", Map.of("speedUp", times));
    }
}
