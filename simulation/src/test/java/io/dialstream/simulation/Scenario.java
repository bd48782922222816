package io.dialstream.simulation;

import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Weather;
import io.dialstream.simulation.judge.Allowances;
import io.dialstream.simulation.provider.Manners;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a seed stands for.
 *
 * @param partitions of every topic
 * @param instances of the campaign-service, the dialer and the calllog-service each
 * @param mishaps that may befall processes, at most
 * @param skewMillis how far clocks may be from the truth
 * @param callsPerSecond that each account allows; 0 when it allows whatever is asked for
 * @param accounts the ids of our accounts, the usual one first
 * @param second how the vendor of the second account does things
 * @param forgers whether the provider is made to post lies
 * @param strangers whether others place calls between our numbers while the provider's list lags
 * @param optOuts whether callees are offered a key that stops the calls
 * @param callbacks whether callees call back
 * @param window that the deployment allows; null for any time
 * @param fairAfter when everything gets well, in microseconds
 */
record Scenario(
        boolean calm,
        int partitions,
        int instances,
        List<Plan> campaigns,
        int singleCalls,
        Weather weather,
        int mishaps,
        int skewMillis,
        int callsPerSecond,
        List<String> accounts,
        Manners second,
        boolean forgers,
        boolean strangers,
        boolean optOuts,
        boolean callbacks,
        @Nullable CallingWindow window,
        long fairAfter) {

    /**
     * A campaign to be.
     *
     * @param leads that it is stored with
     * @param providers that it has chosen
     * @param rules that its user wishes, one after the other; the first ones when it is created
     * @param listings whom its user puts on the do-not-call list
     * @param zones the time zones of its leads, one after the other; empty for none
     * @param sharesNumbers whether other campaigns call the same numbers
     * @param change of its limit; null when that stays
     */
    record Plan(
            String id,
            int leads,
            int limit,
            Parts parts,
            ProviderChoice providers,
            List<Rules> rules,
            List<Listing> listings,
            List<String> zones,
            boolean sharesNumbers,
            @Nullable LimitChange change) {

        Plan {
            rules = List.copyOf(rules);
            listings = List.copyOf(listings);
            zones = List.copyOf(zones);
        }

        /** Whether it is to start when it is stored, or by itself. */
        boolean startsByItself() {
            return parts.isWhole();
        }
    }

    /**
     * Its user wishes other so many live calls at once.
     *
     * @param after so much time, in microseconds
     */
    record LimitChange(int limit, long after) {}

    private static final long SECOND = 1_000_000;

    private static final String SECOND_ACCOUNT = "second";
    private static final List<ProviderChoice> CHOICES =
            List.of(
                    ProviderChoice.USUAL,
                    new ProviderChoice(SECOND_ACCOUNT),
                    new ProviderChoice(null, List.of(SECOND_ACCOUNT)),
                    new ProviderChoice(ConfiguredAccounts.FIRST, List.of(SECOND_ACCOUNT)),
                    new ProviderChoice(SECOND_ACCOUNT, List.of(ConfiguredAccounts.FIRST)));

    Scenario {
        campaigns = List.copyOf(campaigns);
        accounts = List.copyOf(accounts);
    }

    /**
     * One world in five is calm: there the bounds are tight. In one in five callbacks are forged,
     * and in one of seven there are strangers; in none of those whose seeds once found something.
     */
    static Scenario drawn(long seed, Dice dice) {
        var calm = dice.chance(0.2);
        return new Scenario(
                calm,
                dice.between(1, 3),
                dice.between(1, 2),
                plans(
                        dice,
                        parts(seed),
                        choices(seed),
                        rules(seed),
                        listings(seed),
                        zones(seed),
                        hasCaps(seed),
                        changes(seed)),
                dice.between(0, 2),
                calm ? Weather.CALM : Weather.drawn(dice),
                calm ? 0 : dice.between(0, 6),
                dice.between(0, 1) * 2_000,
                callsPerSecond(seed),
                hasTwoAccounts(seed)
                        ? List.of(ConfiguredAccounts.FIRST, SECOND_ACCOUNT)
                        : List.of(ConfiguredAccounts.FIRST),
                second(seed),
                seed % 5 == 1,
                !calm && seed % 7 == 4,
                hasOptOuts(seed),
                hasCallbacks(seed),
                window(seed),
                dice.micros(30 * SECOND, 240 * SECOND));
    }

    /**
     * Leads are added in every third world. The others, and with them the seeds that found
     * something before leads could be added, stay as they are; hence also the dice of its own.
     */
    private static Supplier<Parts> parts(long seed) {
        var dice = new Dice(~seed);
        return () -> seed % 3 == 2 && dice.chance(0.7) ? Parts.drawn(dice) : Parts.WHOLE;
    }

    /** In every third world calls wait for each other; in none of the kept seeds' either. */
    private static int callsPerSecond(long seed) {
        return seed % 6 == 1 || seed % 6 == 5 ? new Dice(~seed).between(1, 4) : 0;
    }

    /** In three worlds of seven; in none of the kept seeds' either. */
    private static boolean hasTwoAccounts(long seed) {
        return seed % 7 == 0 || seed % 7 == 4 || seed % 7 == 6;
    }

    /** In two of five; in none of the kept seeds' either. */
    private static Manners second(long seed) {
        return switch ((int) (seed % 5)) {
            case 2 -> Manners.COMMANDED;
            case 3 -> Manners.RENAMING;
            default -> Manners.ASKING;
        };
    }

    private static Supplier<ProviderChoice> choices(long seed) {
        var dice = new Dice(~seed);
        return () -> hasTwoAccounts(seed) ? dice.oneOf(CHOICES) : ProviderChoice.USUAL;
    }

    /** In three worlds of eleven leads are called again; in none of the kept seeds' either. */
    private static Supplier<List<Rules>> retries(long seed) {
        var dice = new Dice(~seed);
        boolean some = hasRetries(seed);
        return machines(seed, () -> some ? Retries.drawn(dice) : List.of(Rules.NONE));
    }

    private static boolean hasRetries(long seed) {
        return seed % 11 == 1 || seed % 11 == 5 || seed % 11 == 8;
    }

    /** In every other world in which leads are called again. */
    private static boolean hasCallbacks(long seed) {
        return hasRetries(seed) && seed % 2 == 1;
    }

    /** In two worlds of eleven, one of them with retries, machines are listened for. */
    private static Supplier<List<Rules>> machines(long seed, Supplier<List<Rules>> rules) {
        var dice = new Dice(~seed);
        boolean some = seed % 11 == 3 || seed % 11 == 8;
        return () -> some ? Retries.onMachines(rules.get(), dice) : rules.get();
    }

    /** In three worlds of thirteen campaigns have a schedule; in none of the kept seeds' either. */
    private static Supplier<List<Rules>> rules(long seed) {
        var retries = retries(seed);
        var dice = new Dice(~seed);
        var windows = new Dice(~seed);
        var caps = new Dice(~seed);
        var usual = Caps.one(caps);
        var callbacks = new Dice(~seed);
        boolean some = seed % 13 == 3 || seed % 13 == 7 || seed % 13 == 10;
        // Whom a window keeps waiting is called when nobody resumes campaigns any more.
        boolean picky = !hasWindows(seed) && (seed % 17 == 2 || seed % 17 == 6 || seed % 17 == 15);
        return () -> {
            var all = some ? scheduled(retries.get(), Schedules.drawn(dice)) : retries.get();
            all = picky ? pausing(all, dice.between(2, 4)) : all;
            all = hasWindows(seed) ? Windows.with(all, windows) : all;
            all = hasCaps(seed) ? Caps.with(all, usual, caps) : all;
            return hasCallbacks(seed) ? Callbacks.with(all, callbacks) : all;
        };
    }

    /** In three worlds of seventeen campaigns pause for a few bad numbers. */
    private static List<Rules> pausing(List<Rules> all, int of) {
        return all.stream().map(rules -> rules.with(new FailurePause(0.5, of))).toList();
    }

    private static List<Rules> scheduled(List<Rules> rules, List<Schedule> schedules) {
        return List.of(
                rules.getFirst().with(schedules.getFirst()),
                rules.getLast().with(schedules.getLast()));
    }

    /** In three worlds of thirteen some are not to be called. */
    private static IntFunction<List<Listing>> listings(long seed) {
        var dice = new Dice(~seed);
        boolean some = hasListings(seed);
        return leads -> some ? Listing.drawn(dice, leads) : List.of();
    }

    private static boolean hasListings(long seed) {
        return seed % 13 == 2 || seed % 13 == 5 || seed % 13 == 9;
    }

    /**
     * In three worlds of seventeen, in none of the kept seeds', and in none whose users list
     * numbers: a user may change what a callee has brought about.
     */
    private static boolean hasOptOuts(long seed) {
        return !hasListings(seed) && (seed % 17 == 3 || seed % 17 == 8 || seed % 17 == 13);
    }

    /**
     * In four worlds of thirteen, one of them with schedules; in none of the kept seeds' either.
     */
    private static boolean hasWindows(long seed) {
        return seed % 13 == 2 || seed % 13 == 3 || seed % 13 == 6 || seed % 13 == 11;
    }

    /** In every third world with windows the deployment has one as well. */
    private static @Nullable CallingWindow window(long seed) {
        return hasWindows(seed) && seed % 3 == 1 ? Windows.one(new Dice(-seed)) : null;
    }

    /** In three worlds of nineteen; in none of the kept seeds' either. */
    private static boolean hasCaps(long seed) {
        return seed % 19 == 3 || seed % 19 == 8 || seed % 19 == 14;
    }

    /** In four worlds of twenty-three limits change; in none of the kept seeds' either. */
    private static Supplier<@Nullable LimitChange> changes(long seed) {
        var dice = new Dice(~seed);
        boolean some = seed % 23 == 3 || seed % 23 == 9 || seed % 23 == 14 || seed % 23 == 20;
        return () ->
                some && dice.chance(0.8)
                        ? new LimitChange(dice.between(1, 4), dice.micros(0, 90 * SECOND))
                        : null;
    }

    private static Supplier<List<String>> zones(long seed) {
        var dice = new Dice(~seed);
        return () -> hasWindows(seed) ? Windows.zones(dice) : List.of();
    }

    boolean hasWindows() {
        return campaigns.stream()
                .flatMap(plan -> plan.rules().stream())
                .anyMatch(rules -> rules.callingWindow() != null);
    }

    boolean hasCaps() {
        return campaigns.stream().anyMatch(Plan::sharesNumbers);
    }

    boolean isBudgeted() {
        return callsPerSecond > 0;
    }

    private static List<Plan> plans(
            Dice dice,
            Supplier<Parts> parts,
            Supplier<ProviderChoice> choices,
            Supplier<List<Rules>> rules,
            IntFunction<List<Listing>> listings,
            Supplier<List<String>> zones,
            boolean shared,
            Supplier<@Nullable LimitChange> changes) {
        var plans = new ArrayList<Plan>();
        for (int n = 1; n <= dice.between(1, 2); n++) {
            int leads = dice.between(2, 9);
            plans.add(
                    new Plan(
                            "camp" + n,
                            leads,
                            dice.between(1, 4),
                            parts.get(),
                            choices.get(),
                            rules.get(),
                            listings.apply(leads),
                            zones.get(),
                            shared,
                            changes.get()));
        }
        return plans;
    }

    Allowances allowances() {
        var usual = calm ? Allowances.CALM : Allowances.STORMY;
        return isBudgeted() ? usual.patient() : usual;
    }
}
