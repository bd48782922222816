package io.dialstream.benchmarks.recovery;

import static java.util.Comparator.naturalOrder;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Provider.Call;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long it takes to the first call of campaigns that are posted as soon as the stack is ready,
 * and how long nothing is placed after a process was killed and at once started again.
 */
public final class RecoveryBench implements Bench {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double MILLIS = 1_000;

    /** Talk of two seconds on average, so that slots come free all the time. */
    private static final double SPEED_UP = 20;

    private static final double RING = 2;
    private static final double TALK_MEDIAN = 29;
    private static final double TALK_SIGMA = 0.8;

    private static final int COLD_CAMPAIGNS = 40;
    private static final int COLD_LEADS = 10;
    private static final int CAMPAIGNS = 10;
    private static final int SLOTS = 5;

    /** Some 40 seconds of calls: more than a recovery may take. */
    private static final int LEADS = 80;

    private static final int UNDER_WAY = 10;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(SPEED_UP, RING, TALK_MEDIAN, TALK_SIGMA);
        var cold = firstCalls(rig);
        var dialer = standstill(rig, Part.DIALER);
        var campaignService = standstill(rig, Part.CAMPAIGN);
        return List.of(
                Figure.atMost(name(), "40 campaigns when ready, last first call", cold, "s", 6),
                Figure.atMost(name(), "nothing placed after kill -9 dialer", dialer, "s", 10),
                Figure.atMost(
                        name(),
                        "nothing placed after kill -9 campaign-service",
                        campaignService,
                        "s",
                        10));
    }

    /** A campaign, and when its request was sent. */
    private record Posted(String id, Instant at) {}

    /** From the request to the first call of the campaign that waits longest. */
    private static double firstCalls(Rig rig) {
        var campaigns = new Campaigns(rig);
        var requests =
                IntStream.range(0, COLD_CAMPAIGNS)
                        .mapToObj(n ->
                                CompletableFuture.supplyAsync(
                                        () -> post(campaigns, n), Thread::startVirtualThread))
                        .toList();
        var posted = requests.stream().map(CompletableFuture::join).toList();
        // One after the other: who looks at all of them at once is a load of its own.
        campaigns.awaitCompleted(posted.stream().map(Posted::id).toList(), PATIENCE);
        return seconds(
                posted.stream()
                        .map(one -> Duration.between(one.at(), firstCall(rig, one.id())))
                        .max(naturalOrder())
                        .orElseThrow());
    }

    private static Posted post(Campaigns campaigns, int number) {
        var at = Instant.now();
        return new Posted(campaigns.start("cold " + number, 1, SLOTS, COLD_LEADS).getFirst(), at);
    }

    private static Instant firstCall(Rig rig, String id) {
        return creates(rig, List.of(id)).findFirst().orElseThrow();
    }

    /** The longest time without a placement between a kill and the end of the campaigns. */
    private static double standstill(Rig rig, Part part) {
        var campaigns = new Campaigns(rig);
        var ids = campaigns.start("recovery of " + part.title(), CAMPAIGNS, SLOTS, LEADS);
        ids.forEach(id -> campaigns.awaitDone(id, UNDER_WAY, PATIENCE));
        var killed = Instant.now();
        var instance = new Instance(part, 1);
        rig.stack().kill(instance);
        rig.stack().restart(instance);
        campaigns.awaitCompleted(ids, PATIENCE);
        var placed = new ArrayList<>(List.of(killed));
        creates(rig, ids).filter(killed::isBefore).forEach(placed::add);
        return seconds(longestGap(placed));
    }

    private static Duration longestGap(List<Instant> moments) {
        return IntStream.range(1, moments.size())
                .mapToObj(n -> Duration.between(moments.get(n - 1), moments.get(n)))
                .max(naturalOrder())
                .orElseThrow();
    }

    private static Stream<Instant> creates(Rig rig, List<String> ids) {
        return ids.stream()
                .map(rig.provider()::calls)
                .flatMap(List::stream)
                .map(Call::createdAt)
                .sorted();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
