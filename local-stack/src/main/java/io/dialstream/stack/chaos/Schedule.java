package io.dialstream.stack.chaos;

import static io.dialstream.stack.chaos.Cast.CALLLOG;
import static io.dialstream.stack.chaos.Cast.CAMPAIGN;
import static io.dialstream.stack.chaos.Cast.CAMPAIGN_2;
import static io.dialstream.stack.chaos.Cast.DIALER;
import static io.dialstream.stack.chaos.Cast.DIALER_2;
import static io.dialstream.stack.chaos.Cast.EVERYTHING;
import static io.dialstream.stack.chaos.Cast.INGEST;
import static io.dialstream.stack.chaos.Cast.KAFKA;
import static io.dialstream.stack.chaos.Cast.MONGO;
import static io.dialstream.stack.chaos.Cast.PROVIDER;
import static io.dialstream.stack.chaos.Cast.SERVICES;

import io.dialstream.stack.launch.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which faults strike, when and with what campaign; the same seed, the same schedule. What the
 * processes are doing at that moment is theirs to decide, so a schedule can be repeated, but not to
 * the microsecond.
 */
final class Schedule {

    private static final Duration AT_ONCE = Duration.ZERO;

    /** How many times the usual number of leads a long campaign has. */
    private static final int LONG = 5;

    /** Longer than the session of a consumer, so that others take over its work. */
    private static final Duration PAST_ITS_SESSION = Arena.SESSION.plusSeconds(3);

    /**
     * Of the rounds with each fault once: the death and the freeze of a campaign-service, and the
     * death of its database.
     */
    private static final Set<Integer> POSTED_IN_PARTS = Set.of(3, 6, 7);

    /**
     * Of the rounds with each fault once, those that may have a cap: where it gets lost when a call
     * has begun, its number waits for up to a minute more, and others go on meanwhile.
     */
    private static final Set<Integer> CAPPED = Set.of(2, 3, 4);

    /** There; one more makes a gate longer and tries nothing else. */
    private static final int QUICK_ATTEMPTS = 2;

    private static final int MAX_ATTEMPTS = 3;

    private static final Set<String> RICH = Set.of("twilio", "signalwire");

    private static final Map<String, Double> MISHAPS =
            Map.ofEntries(
                    Map.entry("duplicate-callback", 0.1),
                    Map.entry("reorder-callback", 0.1),
                    Map.entry("delay-callback", 0.05),
                    Map.entry("lose-callback", 0.02),
                    Map.entry("forged-callback", 0.2),
                    Map.entry("callback-first", 0.1),
                    Map.entry("rate-limit", 0.05),
                    Map.entry("late-reads", 0.1),
                    Map.entry("error-500-before", 0.01),
                    Map.entry("error-500-after", 0.01),
                    Map.entry("error-503-after", 0.01),
                    Map.entry("close-before", 0.01),
                    Map.entry("close-after", 0.01),
                    Map.entry("timeout-after", 0.005),
                    Map.entry("empty-201", 0.01),
                    Map.entry("unreadable-201", 0.01));

    private final SplittableRandom random;

    /** Of its own, so that faults and moments of a seed do not depend on it. */
    private final SplittableRandom postings;

    /** The same for rules. */
    private final SplittableRandom rules;

    /** The same for the accounts that campaigns name, and those that take no calls. */
    private final SplittableRandom accounts;

    private final List<String> vendors;

    /** The usual account of the second dialer. */
    private final String usual;

    private int rounds;

    /**
     * Of a seed.
     *
     * @param vendors of the accounts beside the first one, of which a round has one
     */
    Schedule(long seed, List<String> vendors) {
        this.vendors = vendors;
        this.usual = usualOfSecondDialer(seed, vendors);
        this.random = new SplittableRandom(seed);
        this.postings = new SplittableRandom(~seed);
        this.rules = new SplittableRandom(seed ^ 0x5deece66dL);
        this.accounts = new SplittableRandom(~seed ^ 0x5deece66dL);
    }

    /**
     * Each kind of fault once, at moments that the seed decides. The first campaign is long: it
     * lives through the death of each service in turn.
     */
    List<Round> eachOnce(int leads, int limit) {
        List<Round> all = new ArrayList<>();
        eachFaultOnce()
                .forEach((fault, move) ->
                        all.add(
                                round(
                                        fault,
                                        move,
                                        all.isEmpty() ? LONG * leads : leads,
                                        limit,
                                        leads)));
        return all;
    }

    private Map<Fault, Move> eachFaultOnce() {
        Map<Fault, Move> all = new LinkedHashMap<>();
        all.put(kill(DIALER), Move.NONE);
        all.put(kill(INGEST), Move.NONE);
        all.put(kill(CAMPAIGN), Move.PAUSE_AND_RESUME);
        all.put(new Fault.Kill(List.of(CALLLOG), Duration.ofSeconds(8)), Move.NONE);
        all.put(kill(DIALER, DIALER_2, CAMPAIGN_2), Move.STOP);
        all.put(new Fault.Freeze(List.of(DIALER_2, CAMPAIGN), PAST_ITS_SESSION), Move.NONE);
        all.put(kill(MONGO), Move.NONE);
        all.put(new Fault.Leave(List.of(CALLLOG, INGEST, DIALER, CAMPAIGN), AT_ONCE), Move.NONE);
        all.put(kill(KAFKA), Move.NONE);
        all.put(new Fault.Kill(EVERYTHING, AT_ONCE), Move.NONE);
        all.put(new Fault.Kill(List.of(KAFKA), Duration.ofSeconds(20)), Move.NONE);
        return all;
    }

    /** The fault strikes in the first third of a usual campaign, or between its parts. */
    private Round round(Fault fault, Move move, int leads, int limit, int usualLeads) {
        Posting posting = POSTED_IN_PARTS.contains(++rounds) ? Posting.IN_PARTS : Posting.WHOLE;
        int after = 1 + random.nextInt(usualLeads / 3);
        String second = drawn(accounts, vendors);
        Accounts named = accounts(second);
        return new Round(
                rounds,
                List.of(fault),
                move,
                posting,
                leads,
                limit,
                posting == Posting.IN_PARTS ? 0 : after,
                delay(),
                MISHAPS,
                rules(usualLeads, QUICK_ATTEMPTS, CAPPED.contains(rounds), isRich(named)),
                named,
                refusal(second));
    }

    /**
     * Dialers that follow each other in a lane have another usual account each: a call stays with
     * the one that it was given, whoever goes on with it.
     */
    static String usualOfSecondDialer(long seed, List<String> vendors) {
        return drawn(new SplittableRandom(~seed), vendors);
    }

    private static String drawn(SplittableRandom random, List<String> vendors) {
        return Accounts.at(vendors.get(random.nextInt(vendors.size())));
    }

    /**
     * About half of the rules that there are, and no cap unless it may be. Where a vendor does not
     * tell who has answered and who has pressed a key, the campaign does not ask for that.
     */
    private Rules rules(int leads, int maxAttempts, boolean mayBeCapped, boolean rich) {
        int attempts = 1 + rules.nextInt(maxAttempts);
        Duration after = Duration.ofSeconds(rules.nextInt(3));
        boolean capped = rules.nextBoolean() && mayBeCapped;
        Duration within = Duration.ofSeconds(2 + rules.nextInt(5));
        Rules.Cap cap = capped ? new Rules.Cap(1 + rules.nextInt(2), within) : null;
        Rules.Machines[] machines = Rules.Machines.values();
        Rules.Machines machine = machines[rules.nextInt(machines.length)];
        int listed = rules.nextBoolean() ? 1 + rules.nextInt(leads / 8) : 0;
        boolean optOut = rules.nextBoolean();
        return new Rules(
                attempts,
                after,
                cap,
                rich ? machine : Rules.Machines.IGNORE,
                listed,
                rich && optOut);
    }

    /** A round of one to three faults at once. */
    Round next() {
        int leads = 40 + random.nextInt(261);
        Posting posting = postings.nextInt(3) == 0 ? Posting.IN_PARTS : Posting.WHOLE;
        boolean betweenItsParts = posting == Posting.IN_PARTS && postings.nextInt(3) > 0;
        String second = drawn(accounts, vendors);
        Accounts named = accounts(second);
        return new Round(
                ++rounds,
                faults(),
                move(),
                posting,
                leads,
                1 + random.nextInt(20),
                after(leads, betweenItsParts),
                delay(),
                mishaps(),
                rules(leads, MAX_ATTEMPTS, true, isRich(named)),
                named,
                refusal(second));
    }

    /** Whether the vendors tell all that a rule can go by. */
    private boolean isRich(Accounts named) {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(named.provider(), usual)),
                        named.fallbacks().stream())
                .map(Accounts::vendorOf)
                .allMatch(RICH::contains);
    }

    private Accounts accounts(String second) {
        return switch (accounts.nextInt(4)) {
            case 0 -> Accounts.NONE;
            case 1 -> new Accounts(second, List.of());
            case 2 -> new Accounts(Accounts.FIRST, List.of(second));
            default -> new Accounts(second, List.of(Accounts.FIRST));
        };
    }

    /** In half of the rounds. */
    private @Nullable Refusal refusal(String second) {
        boolean refuses = accounts.nextBoolean();
        String account = accounts.nextBoolean() ? Accounts.FIRST : second;
        Refusal.Kind[] kinds = Refusal.Kind.values();
        Refusal.Kind kind = kinds[accounts.nextInt(kinds.length)];
        return refuses ? new Refusal(account, kind) : null;
    }

    private int after(int leads, boolean whilePosting) {
        int after = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(leads / 2);
        return whilePosting ? 0 : after;
    }

    private Duration delay() {
        return Duration.ofMillis(random.nextInt(400));
    }

    private List<Fault> faults() {
        int number = 1 + random.nextInt(3) / 2 + random.nextInt(4) / 3;
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            faults.add(fault());
        }
        return faults;
    }

    private Fault fault() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Fault.Kill(some(SERVICES, 3), AT_ONCE);
            case 3 -> new Fault.Kill(some(SERVICES, 2), seconds(15));
            case 4, 5 -> new Fault.Freeze(some(SERVICES, 2), seconds(12));
            case 6 -> new Fault.Leave(some(SERVICES, 3), seconds(3));
            case 7 -> new Fault.Kill(List.of(one(List.of(KAFKA, MONGO))), seconds(20));
            case 8 -> new Fault.Leave(List.of(one(List.of(KAFKA, MONGO))), seconds(3));
            default -> rare();
        };
    }

    private Fault rare() {
        return switch (random.nextInt(3)) {
            case 0 -> new Fault.Kill(EVERYTHING, AT_ONCE);
            case 1 -> new Fault.Freeze(List.of(one(List.of(KAFKA, MONGO))), seconds(8));
            default -> new Fault.Kill(List.of(PROVIDER), seconds(5));
        };
    }

    private Duration seconds(int most) {
        return Duration.ofMillis(100L * random.nextInt(10 * most));
    }

    private List<Instance> some(List<Instance> instances, int most) {
        List<Instance> left = new ArrayList<>(instances);
        List<Instance> some = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }

    private Instance one(List<Instance> instances) {
        return instances.get(random.nextInt(instances.size()));
    }

    private Move move() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> Move.PAUSE_AND_RESUME;
            case 2 -> Move.STOP;
            case 3 -> Move.STOP_AND_HANG_UP;
            default -> Move.NONE;
        };
    }

    private Map<String, Double> mishaps() {
        Map<String, Double> mishaps = new TreeMap<>(MISHAPS);
        mishaps.replaceAll((_, usual) -> random.nextInt(3) * usual);
        return mishaps;
    }

    private static Fault kill(Instance... who) {
        return new Fault.Kill(List.of(who), AT_ONCE);
    }
}
