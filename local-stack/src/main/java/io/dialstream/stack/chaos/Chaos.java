package io.dialstream.stack.chaos;

import io.dialstream.stack.launch.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Strikes a stack of real processes while campaigns run on it, and holds each campaign against what
 * the provider knows. Faults follow each other; a campaign may still be ending when the next fault
 * strikes, so some of them live through several.
 */
public final class Chaos implements AutoCloseable {

    /** More campaigns than this do not run at once; the next fault waits. */
    private static final int MOST_AT_ONCE = 4;

    private final Arena arena;
    private final long seed;
    private final List<String> vendors;
    private final Consumer<String> console;
    private final Provider provider;
    private final List<URI> instances;
    private final Postings postings = new Postings();
    private final long start = System.nanoTime();

    private Chaos(Arena arena, long seed, List<String> vendors, Consumer<String> console) {
        this.arena = arena;
        this.seed = seed;
        this.vendors = vendors;
        this.console = console;
        this.provider = new Provider(arena.address(Cast.PROVIDER));
        this.instances = List.of(arena.address(Cast.CAMPAIGN), arena.address(Cast.CAMPAIGN_2));
    }

    /**
     * Starts a stack on the folder, which keeps its data and its logs.
     *
     * @param vendors of the accounts beside the first one, by their names
     */
    public static Chaos on(
            Path data, Ports ports, long seed, List<String> vendors, Consumer<String> console) {
        return new Chaos(Arena.open(data, ports, seed, vendors, console), seed, vendors, console);
    }

    /** Each kind of fault once, with campaigns of so many leads. */
    public Report eachFaultOnce(int leads, int limit) {
        return report(new Schedule(seed, vendors).eachOnce(leads, limit).stream());
    }

    /** Faults and campaigns as the seed decides; no new ones after this time. */
    public Report atRandom(Duration length) {
        Schedule schedule = new Schedule(seed, vendors);
        return report(
                Stream.generate(schedule::next).takeWhile(_ -> elapsed().compareTo(length) < 0));
    }

    private Report report(Stream<Round> rounds) {
        List<Trial> trials = new ArrayList<>();
        List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
        rounds.sequential()
                .forEach(round -> {
                    int tooLongAgo = verdicts.size() - MOST_AT_ONCE;
                    if (tooLongAgo >= 0) {
                        verdicts.get(tooLongAgo).join();
                    }
                    Trial trial = new Trial(round, client(round), provider, postings);
                    trials.add(trial);
                    verdicts.add(run(trial));
                });
        verdicts.forEach(CompletableFuture::join);
        return Report.of(seed, elapsed(), lookedAtAgain(trials, verdicts));
    }

    /** Strikes, and returns when everything runs again; the campaign may still run. */
    private CompletableFuture<Verdict> run(Trial trial) {
        Round round = trial.round();
        provider.misbehave(round.mishaps(), round.refusal());
        CompletableFuture<Void> posted = async(trial::post);
        int ended = round.strikesWhilePosting() ? 0 : endedWhenEnough(trial, posted);
        Waiting.pause(round.delay());
        Duration struck = elapsed();
        console.accept("%5.1f s  %s".formatted(struck.toMillis() / 1000.0, round.title()));
        CompletableFuture<Void> moved =
                posted.thenRunAsync(trial::move, Thread::startVirtualThread);
        Strike strike = struckBy(round);
        return moved.thenApplyAsync(_ -> trial.judgement(), Thread::startVirtualThread)
                .exceptionally(Chaos::notJudged)
                .thenApply(judgement -> Verdict.of(round, struck, ended, strike, judgement))
                .thenApply(this::told);
    }

    private static int endedWhenEnough(Trial trial, CompletableFuture<Void> posted) {
        return posted.handle((_, failure) -> failure == null ? trial.awaitEnoughEnded() : 0).join();
    }

    private Strike struckBy(Round round) {
        try {
            return arena.strike(round.faults());
        } catch (RuntimeException e) {
            return new Strike(List.of(), List.of("does not run again: " + e.getMessage()));
        }
    }

    private static Trial.Judgement notJudged(Throwable failure) {
        return new Trial.Judgement(
                Verdict.Numbers.NONE, List.of("cannot be judged: " + failure.getMessage()));
    }

    private Verdict told(Verdict verdict) {
        if (!verdict.holds()) {
            console.accept(
                    "round %d: %s".formatted(verdict.round().number(), verdict.violations()));
        }
        return verdict;
    }

    /** What was true when a campaign was over must stay true, whatever struck later. */
    private static List<Verdict> lookedAtAgain(
            List<Trial> trials, List<CompletableFuture<Verdict>> verdicts) {
        List<Verdict> again = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Verdict verdict = verdicts.get(i).join();
            again.add(verdict.holds() ? verdict.and(again(trials.get(i))) : verdict);
        }
        return again;
    }

    private static Trial.Judgement again(Trial trial) {
        try {
            return trial.look();
        } catch (ChaosProblem e) {
            return notJudged(e);
        }
    }

    private static CompletableFuture<Void> async(Runnable task) {
        return CompletableFuture.runAsync(task, Thread::startVirtualThread);
    }

    private Client client(Round round) {
        return new Client(instances, Tenant.of(round).key());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends the stack; its folder stays. */
    @Override
    public void close() {
        arena.close();
    }
}
