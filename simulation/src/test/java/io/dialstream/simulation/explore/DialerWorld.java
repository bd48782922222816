package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.lane.LaneSteps.Decided;
import io.dialstream.dialer.lane.LaneSteps.Then;
import io.dialstream.dialer.lane.LaneSteps.Work;
import io.dialstream.dialer.placement.CallEvents;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.PlacementRuns;
import io.dialstream.dialer.placement.PlacementRuns.Doing;
import io.dialstream.dialer.placement.PlacementRuns.Run;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.explore.Bounds.Answer;
import io.dialstream.simulation.explore.Bounds.Command;
import io.dialstream.simulation.explore.Desk.Failing;
import io.dialstream.simulation.explore.Moment.Dialer;
import io.dialstream.simulation.explore.Moment.Errand;
import io.dialstream.simulation.explore.Moment.Errand.At;
import io.dialstream.simulation.explore.Moment.Errand.Kind;
import io.dialstream.simulation.explore.Moment.Look;
import io.dialstream.simulation.service.Variant;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two dialers that place the calls of one campaign. Lane, placement and what is said of calls are
 * decided by the services' own policies; what carries decisions out is written here once more, an
 * access at a time.
 */
final class DialerWorld implements Space<Moment> {

    private static final int DIALERS = 2;
    private static final String USER = "u";
    private static final int FENCE_AND_A_BIT = 5_001;
    private static final Duration LOOK_UP_AFTER = Duration.ofSeconds(5);
    private static final Duration UNCLEAR_AFTER = Duration.ofSeconds(10);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(20);
    private static final int RETRY = 1_000;

    private static final Set<Class<?>> COMPONENTS =
            Wiring.componentsOf("io.dialstream.dialer", "lane", "placement");

    private final Bounds bounds;
    private final Desk desk;
    private final LaneSteps lanes;
    private final PlacementRuns placements;
    private final EventLog log;
    private final Provider provider;
    private final List<PlaceCall> calls;
    private final List<CampaignEvent> moves;

    @SuppressWarnings("ReferenceEquality")
    DialerWorld(Bounds bounds, Variant variant) {
        this.bounds = bounds;
        this.desk = new Desk(bounds, nothing());
        this.log = variant.broken(EventLog.class, desk);
        this.provider = variant.broken(Provider.class, desk);
        var parts =
                new Wiring(variant.broken(COMPONENTS))
                        .given(new LaneProperties(SILENT_AFTER))
                        .given(new PlacementProperties(LOOK_UP_AFTER, UNCLEAR_AFTER))
                        .given(new CompositeMeterRegistry());
        // The desk is every port: what stands for one of them comes first.
        parts.given(new Providers(List.of(provider), provider.id()));
        Stream.of(log, variant.broken(Placements.class, desk))
                .filter(port -> port != desk)
                .forEach(parts::given);
        parts.given(desk);
        this.lanes = new LaneSteps(parts);
        this.placements = new PlacementRuns(parts);
        this.calls = commanded();
        this.moves = moves();
    }

    private Moment nothing() {
        return new Moment(LaneSteps.empty(Desk.CAMPAIGN), bounds.leads(), DIALERS);
    }

    /** As the campaign-service's log has published them. */
    private List<PlaceCall> commanded() {
        for (int call = 0; call < bounds.leads(); call++) {
            var id = Desk.callId(call);
            var lead = String.valueOf(call + 1);
            log.publishAndWait(
                    new PlaceCall(
                            PlaceCall.eventId(id),
                            id,
                            Desk.CAMPAIGN,
                            USER,
                            lead,
                            "lead " + lead,
                            Desk.number(call),
                            1,
                            bounds.limit(),
                            null,
                            null,
                            new AnswerInstructions(null, "hello"),
                            Instant.EPOCH));
        }
        var all = new ArrayList<PlaceCall>();
        for (var event : desk.published) {
            if (event instanceof PlaceCall call) {
                all.add(call);
            }
        }
        return all;
    }

    private List<CampaignEvent> moves() {
        var all = new ArrayList<CampaignEvent>();
        for (var command : bounds.commands()) {
            long revision = all.size() + 1L;
            var id = CampaignEvent.eventId(Desk.CAMPAIGN, revision);
            all.add(
                    switch (command) {
                        case PAUSE ->
                                new CampaignPaused(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, null);
                        case RESUME ->
                                new CampaignResumed(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH);
                        case STOP ->
                                new CampaignStopped(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, false);
                        case STOP_AND_HANG_UP ->
                                new CampaignStopped(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, true);
                    });
        }
        return all;
    }

    @Override
    public Moment beginning() {
        var moment = nothing();
        moment.deaths = bounds.deaths();
        moment.failures = bounds.failures();
        moment.handovers = bounds.handovers();
        moment.delays = bounds.delays();
        moment.repeats = bounds.repeats();
        moment.losses = bounds.losses();
        moment.strays = bounds.strays();
        moment.owner = 0;
        moment.changing(0).owns = true;
        return moment;
    }

    @Override
    public @Nullable String broken(Moment moment) {
        if (moment.broken != null) {
            return moment.broken;
        }
        if (isQuiet(moment) && LaneSteps.isShort(moment.lane)) {
            return "a slot is not free while a call waits and nothing is under way";
        }
        return isEnd(moment) ? untrue(moment) : null;
    }

    // What can happen.

    @Override
    public void successors(Moment moment, Next<Moment> next) {
        if (moment.broken != null) {
            return;
        }
        for (int dialer = 0; dialer < DIALERS; dialer++) {
            ofDialer(moment, dialer, next);
        }
        ownership(moment, next);
        command(moment, next);
        for (int call = 0; call < bounds.leads(); call++) {
            ofPhone(moment, call, next);
        }
        time(moment, next);
    }

    /** A moment that differs from another by what somebody does at it. */
    private void step(
            Moment before,
            int dialer,
            Supplier<String> what,
            Next<Moment> next,
            Consumer<Moment> does) {
        var after = before.copy();
        desk.moment = after;
        desk.dialer = dialer;
        desk.published.clear();
        does.accept(after);
        next.accept(() -> "dialer " + (dialer + 1) + " " + what.get(), after);
    }

    private void ofDialer(Moment moment, int number, Next<Moment> next) {
        var dialer = moment.dialers[number];
        poll(moment, number, next);
        for (int at = 0; at < dialer.errands.size(); at++) {
            errand(moment, number, at, next);
        }
        for (int call = 0; call < bounds.leads(); call++) {
            run(moment, number, call, next);
        }
        for (int at = 0; at < dialer.looks.size(); at++) {
            look(moment, number, at, next);
        }
        var now = clock(moment, number);
        if (isDue(dialer.alarm, now)) {
            step(
                    moment,
                    number,
                    () -> "hears its lane's alarm",
                    next,
                    after -> {
                        var changing = after.changing(number);
                        changing.alarm = null;
                        if (changing.owns) {
                            apply(
                                    after,
                                    number,
                                    errand(Kind.ALARM, -1, now),
                                    LaneSteps.deadlinePassed(after.lane));
                        }
                    });
        }
        if (dialer.owns && moment.owner != number && !dialer.has(Kind.BATCH)) {
            step(
                    moment,
                    number,
                    () -> "learns that it has lost the partition",
                    next,
                    after -> givenUp(after.changing(number)));
        }
        if (moment.deaths > 0 && isBusy(dialer)) {
            step(
                    moment,
                    number,
                    () -> "dies and starts again",
                    next,
                    after -> {
                        after.deaths--;
                        after.dialers = after.dialers.clone();
                        after.dialers[number] = new Dialer(bounds.leads());
                        if (after.owner == number) {
                            after.owner = Moment.NOBODY;
                        }
                    });
        }
    }

    private static boolean isBusy(Dialer dialer) {
        if (dialer.owns || !dialer.errands.isEmpty() || !dialer.looks.isEmpty()) {
            return true;
        }
        for (var run : dialer.runs) {
            if (run != null) {
                return true;
            }
        }
        return false;
    }

    private static void givenUp(Dialer dialer) {
        dialer.owns = false;
        dialer.remembered = null;
        dialer.alarm = null;
        dialer.movesKnown = -1;
    }

    private Instant clock(Moment moment, int dialer) {
        return Instant.ofEpochMilli(moment.now + (long) dialer * bounds.skew());
    }

    private static boolean isDue(@Nullable Instant alarm, Instant now) {
        return alarm != null && !alarm.isAfter(now);
    }

    private static Errand errand(Kind kind, int call, Instant since) {
        return new Errand(kind, call, At.LOAD, 0, 0, 0, -1, null, null, null, since);
    }

    // The consumer.

    private boolean mayPoll(Moment moment, int number) {
        var dialer = moment.dialers[number];
        return moment.owner == number
                && dialer.owns
                && !dialer.has(Kind.BATCH)
                && !dialer.isReading()
                && unread(moment) > 0;
    }

    private int unread(Moment moment) {
        return calls.size()
                - moment.commandsCommitted
                + moment.statuses.size()
                + moment.movesPublished
                - moment.movesCommitted;
    }

    private void poll(Moment moment, int number, Next<Moment> next) {
        if (!mayPoll(moment, number)) {
            return;
        }
        int commands = calls.size() - moment.commandsCommitted;
        int statuses = moment.statuses.size();
        int ofMoves = moment.movesPublished - moment.movesCommitted;
        if (commands > 0) {
            batch(moment, number, 1, 0, 0, next);
        }
        if (statuses > 0) {
            batch(moment, number, 0, 1, 0, next);
        }
        if (ofMoves > 0) {
            batch(moment, number, 0, 0, 1, next);
        }
        if (commands + statuses + ofMoves > 1) {
            batch(moment, number, commands, statuses, ofMoves, next);
        }
    }

    private void batch(
            Moment moment, int number, int commands, int statuses, int ofMoves, Next<Moment> next) {
        Supplier<String> what =
                () ->
                        "reads %d commands, %d statuses, %d campaign events"
                                .formatted(commands, statuses, ofMoves);
        step(
                moment,
                number,
                what,
                next,
                after -> {
                    var others = new ArrayList<Event>(after.statuses.subList(0, statuses));
                    int from = after.commandsCommitted;
                    others.addAll(calls.subList(from, from + commands));
                    int first = after.movesCommitted;
                    var heard = new ArrayList<>(moves.subList(first, first + ofMoves));
                    int reached = ofMoves == 0 ? -1 : first + ofMoves;
                    if (mayStartCalls(others)
                            || heard.stream().anyMatch(CampaignResumed.class::isInstance)) {
                        int known = Math.max(after.dialers[number].movesKnown, reached);
                        int ahead = known < 0 ? after.movesCommitted : known;
                        heard.addAll(
                                moves.subList(
                                        Math.min(ahead, after.movesPublished),
                                        after.movesPublished));
                        reached = after.movesPublished;
                    }
                    var errand =
                            new Errand(
                                    Kind.BATCH,
                                    -1,
                                    At.LOAD,
                                    commands,
                                    statuses,
                                    ofMoves,
                                    reached,
                                    null,
                                    null,
                                    null,
                                    desk.instant());
                    apply(after, number, errand, LaneSteps.work(heard, others));
                });
    }

    private static boolean mayStartCalls(List<Event> others) {
        for (var event : others) {
            if (event instanceof PlaceCall
                    || (event instanceof CallStatusChanged status
                            && status.status() != null
                            && status.status().isFinal())) {
                return true;
            }
        }
        return false;
    }

    // What changes the lane.

    /** Begins to let the lane hear something. */
    private void apply(Moment moment, int number, Errand errand, @Nullable Work work) {
        if (work == null) {
            finished(moment, number, errand, false);
            return;
        }
        var begun = errand.reading(errand.movesUpTo(), work);
        var remembered = moment.dialers[number].remembered;
        if (remembered == null) {
            put(moment, number, begun.on(At.LOAD, null, null));
        } else if (work.commanded().isEmpty()) {
            decide(moment, number, begun.on(At.SAVE_REMEMBERED, remembered, Set.of()), false);
        } else {
            put(moment, number, begun.on(At.LOOK_UP_REMEMBERED, remembered, null));
        }
    }

    /**
     * Decides, and saves if there is something to save and that is wanted now; without a change
     * there is nothing to save.
     */
    private void decide(Moment moment, int number, Errand errand, boolean save) {
        var dialer = moment.dialers[number];
        var lane = requireNonNull(errand.lane());
        var decided =
                lanes.decide(
                        lane,
                        requireNonNull(errand.work()),
                        requireNonNull(errand.placed()),
                        dialer.unsure,
                        errand.since());
        if (decided.lane().equals(lane)) {
            if (errand.at() == At.SAVE_REMEMBERED) {
                put(moment, number, errand.on(At.LOAD, null, null));
            } else {
                followed(moment, number, lane, decided);
                finished(moment, number, errand, false);
            }
        } else if (!save) {
            put(moment, number, errand);
        } else {
            saved(moment, number, errand, lane, decided);
        }
    }

    private void saved(Moment moment, int number, Errand errand, Lane lane, Decided decided) {
        boolean wins = moment.lane.version() == lane.version();
        if (desk.fails()) {
            if (wins && desk.failing == Failing.AFTER) {
                moment.lane = decided.lane().written();
            }
            moment.changing(number).unsure = true;
            finished(moment, number, errand, true);
        } else if (wins) {
            moment.lane = decided.lane().written();
            followed(moment, number, lane, decided);
            finished(moment, number, errand, false);
        } else {
            put(moment, number, errand.on(At.LOAD, null, null));
        }
    }

    private void followed(Moment moment, int number, Lane before, Decided decided) {
        var dialer = moment.changing(number);
        dialer.unsure = false;
        if (!dialer.owns) {
            return;
        }
        var lane = decided.lane();
        var remembered = lane.equals(before) ? lane : lane.written();
        dialer.remembered = lane.active().isEmpty() ? null : remembered;
        var deadline = LaneSteps.nextDeadline(lane);
        if (deadline != null && (dialer.alarm == null || deadline.isBefore(dialer.alarm))) {
            dialer.alarm = deadline;
        }
        for (var then : decided.then()) {
            follow(moment, dialer, then);
        }
    }

    private void follow(Moment moment, Dialer dialer, Then then) {
        switch (then) {
            case Then.Placed(var call, var slot) -> {
                int at = Desk.call(call.callId());
                var run = dialer.runs[at];
                dialer.run(
                        at,
                        settled(
                                moment,
                                run == null
                                        ? placements.begun(call, slot, desk.instant())
                                        : placements.woken(run, null)));
            }
            case Then.LookedAt(var callId, var providerCallId) -> {
                int at = Desk.call(callId);
                var run = dialer.runs[at];
                if (run != null) {
                    dialer.run(at, settled(moment, placements.woken(run, providerCallId)));
                }
            }
            case Then.Fetched(var call) -> looks(dialer, new Look(call, false));
            case Then.HungUp(var call) -> looks(dialer, new Look(call, true));
        }
    }

    private static void looks(Dialer dialer, Look look) {
        var longer = new ArrayList<>(dialer.looks);
        longer.add(look);
        dialer.looks = List.copyOf(longer);
    }

    /** Where time cannot pass meanwhile, it decides at once: that is the same. */
    private @Nullable Run settled(Moment moment, @Nullable Run run) {
        var next = run;
        while (next != null && next.doing() == Doing.DECIDING && moment.delays == 0) {
            next = placements.step(next, desk.instant(), desk);
        }
        return next;
    }

    /** Puts an errand in the place of the one that it goes on with. */
    private static void put(Moment moment, int number, Errand errand) {
        var dialer = moment.changing(number);
        var all = new ArrayList<>(others(dialer, errand));
        all.add(errand);
        all.sort(Comparator.comparing(Errand::kind).thenComparingInt(Errand::call));
        dialer.errands = List.copyOf(all);
    }

    private static List<Errand> others(Dialer dialer, Errand errand) {
        var rest = new ArrayList<Errand>();
        for (var other : dialer.errands) {
            if (other.kind() != errand.kind() || other.call() != errand.call()) {
                rest.add(other);
            }
        }
        return rest;
    }

    /** The lane has heard what it was to hear, or has failed to. */
    private void finished(Moment moment, int number, Errand errand, boolean failed) {
        var dialer = moment.changing(number);
        dialer.errands = List.copyOf(others(dialer, errand));
        if (!failed && errand.movesUpTo() >= 0 && dialer.owns) {
            dialer.movesKnown = Math.max(dialer.movesKnown, errand.movesUpTo());
        }
        switch (errand.kind()) {
            case BATCH -> {
                if (!failed) {
                    put(moment, number, errand.on(At.COMMIT, null, null).reading(-1, null));
                }
            }
            case TAKEOVER -> {
                if (failed) {
                    put(moment, number, takeover(desk.instant().plusMillis(RETRY)));
                } else {
                    put(moment, number, errand.on(At.FIND_LIVE, null, null).reading(-1, null));
                }
            }
            case RECOVERY -> {
                if (failed) {
                    put(moment, number, takeover(desk.instant().plusMillis(RETRY)));
                }
            }
            case ALARM -> {
                if (failed && dialer.alarm == null) {
                    dialer.alarm = desk.instant().plusMillis(RETRY);
                }
            }
            case CATCHING_UP, GIVING_BACK -> {
                var run = dialer.runs[errand.call()];
                if (run != null) {
                    dialer.run(
                            errand.call(),
                            settled(
                                    moment,
                                    failed
                                            ? placements.failed(run, desk.instant())
                                            : placements.skipped(run)));
                }
            }
        }
    }

    private static Errand takeover(Instant from) {
        return errand(Kind.TAKEOVER, -1, from).at(At.READ_MOVES);
    }

    private void errand(Moment moment, int number, int at, Next<Moment> next) {
        var dialer = moment.dialers[number];
        var errand = dialer.errands.get(at);
        if (errand.at() == At.READ_MOVES
                && (dialer.isReading() || errand.since().isAfter(clock(moment, number)))) {
            return;
        }
        Supplier<String> what = errand::words;
        step(moment, number, what, next, after -> errand(after, number, errand));
        if (moment.failures > 0
                && (errand.at() == At.SAVE_LOADED || errand.at() == At.SAVE_REMEMBERED)) {
            failing(moment, number, what, next, after -> errand(after, number, errand));
        }
    }

    private void failing(
            Moment moment,
            int number,
            Supplier<String> what,
            Next<Moment> next,
            Consumer<Moment> does) {
        for (var failing : List.of(Failing.BEFORE, Failing.AFTER)) {
            step(
                    moment,
                    number,
                    () ->
                            what.get()
                                    + ", which fails"
                                    + (failing == Failing.AFTER ? " and is done" : ""),
                    next,
                    after -> {
                        after.failures--;
                        desk.failing = failing;
                        try {
                            does.accept(after);
                        } finally {
                            desk.failing = Failing.NOT;
                        }
                    });
        }
    }

    private void errand(Moment moment, int number, Errand errand) {
        switch (errand.at()) {
            case READ_MOVES -> readMoves(moment, number, errand);
            case LOOK_UP_REMEMBERED ->
                    decide(moment, number, lookedUp(errand, At.SAVE_REMEMBERED), false);
            case LOAD -> {
                var loaded = errand.on(At.LOOK_UP_LOADED, moment.lane, null);
                if (requireNonNull(errand.work()).commanded().isEmpty()) {
                    decide(moment, number, loaded.on(At.SAVE_LOADED, moment.lane, Set.of()), false);
                } else {
                    put(moment, number, loaded);
                }
            }
            case LOOK_UP_LOADED -> decide(moment, number, lookedUp(errand, At.SAVE_LOADED), false);
            case SAVE_REMEMBERED, SAVE_LOADED -> decide(moment, number, errand, true);
            case FIND_LIVE -> findLive(moment, number, errand);
            case COMMIT -> commit(moment, number, errand);
        }
    }

    private Errand lookedUp(Errand errand, At next) {
        return errand.on(
                next, errand.lane(), desk.existing(requireNonNull(errand.work()).commanded()));
    }

    private void readMoves(Moment moment, int number, Errand errand) {
        var dialer = moment.dialers[number];
        if (errand.kind() == Kind.TAKEOVER && !dialer.owns) {
            moment.changing(number).errands = List.copyOf(others(dialer, errand));
            return;
        }
        int from = dialer.movesKnown < 0 ? moment.movesCommitted : dialer.movesKnown;
        int upTo = moment.movesPublished;
        var since =
                new Errand(
                        errand.kind(),
                        errand.call(),
                        At.LOAD,
                        0,
                        0,
                        0,
                        upTo,
                        null,
                        null,
                        null,
                        desk.instant());
        apply(
                moment,
                number,
                since,
                LaneSteps.work(moves.subList(Math.min(from, upTo), upTo), List.of()));
    }

    private void findLive(Moment moment, int number, Errand errand) {
        var dialer = moment.changing(number);
        dialer.errands = List.copyOf(others(dialer, errand));
        if (!moment.lane.active().isEmpty() && dialer.owns) {
            apply(
                    moment,
                    number,
                    errand(Kind.RECOVERY, -1, desk.instant()),
                    LaneSteps.recovered(moment.lane));
        }
    }

    private static void commit(Moment moment, int number, Errand errand) {
        var dialer = moment.changing(number);
        dialer.errands = List.copyOf(others(dialer, errand));
        if (moment.owner == number) {
            moment.commandsCommitted += errand.commands();
            moment.movesCommitted += errand.moves();
            moment.statuses =
                    List.copyOf(moment.statuses.subList(errand.statuses(), moment.statuses.size()));
        }
    }

    // Placements.

    private void run(Moment moment, int number, int call, Next<Moment> next) {
        var dialer = moment.dialers[number];
        var run = dialer.runs[call];
        if (run == null) {
            return;
        }
        switch (run.doing()) {
            case WAITING -> {
                if (isDue(run.alarm(), clock(moment, number))) {
                    step(
                            moment,
                            number,
                            () -> "wakes up " + Desk.callId(call),
                            next,
                            after ->
                                    after.changing(number)
                                            .run(
                                                    call,
                                                    settled(after, placements.woken(run, null))));
                }
            }
            case CATCHING_UP -> {
                if (!dialer.isReading() && !isOut(dialer, Kind.CATCHING_UP, call)) {
                    step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after ->
                                    readMoves(
                                            after,
                                            number,
                                            errand(Kind.CATCHING_UP, call, desk.instant())));
                }
            }
            case GIVING_BACK -> {
                if (!isOut(dialer, Kind.GIVING_BACK, call)) {
                    step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after -> {
                                var errand = errand(Kind.GIVING_BACK, call, desk.instant());
                                apply(
                                        after,
                                        number,
                                        errand,
                                        dialer.owns
                                                ? LaneSteps.givenBack(after.lane, Desk.callId(call))
                                                : null);
                            });
                }
            }
            case REQUESTING -> {
                for (var answer : Answer.values()) {
                    if (isPossible(answer, moment, call)) {
                        Supplier<String> what = () -> told(call, run).get() + ": " + answer;
                        step(
                                moment,
                                number,
                                what,
                                next,
                                after -> {
                                    desk.answer = answer;
                                    proceed(after, number, call, run);
                                });
                    }
                }
            }
            case DECIDING, READING ->
                    step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after -> proceed(after, number, call, run));
            case WRITING -> {
                step(
                        moment,
                        number,
                        told(call, run),
                        next,
                        after -> proceed(after, number, call, run));
                if (moment.failures > 0) {
                    failing(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after -> proceed(after, number, call, run));
                }
            }
        }
    }

    private static Supplier<String> told(int call, Run run) {
        return () -> Desk.callId(call) + ": " + run.words();
    }

    private boolean isPossible(Answer answer, Moment moment, int call) {
        return bounds.answers().contains(answer)
                && (answer != Answer.BUSY || moment.phones[call].busy == 0);
    }

    private static boolean isOut(Dialer dialer, Kind kind, int call) {
        for (var errand : dialer.errands) {
            if (errand.kind() == kind && errand.call() == call) {
                return true;
            }
        }
        return false;
    }

    private void proceed(Moment moment, int number, int call, Run run) {
        var next = settled(moment, placements.step(run, desk.instant(), desk));
        moment.changing(number).run(call, next);
    }

    // Calls that the provider is asked about.

    private void look(Moment moment, int number, int at, Next<Moment> next) {
        var look = moment.dialers[number].looks.get(at);
        Supplier<String> what =
                () -> (look.hangUp() ? "hangs up " : "fetches ") + look.call().call().callId();
        step(
                moment,
                number,
                what,
                next,
                after -> {
                    var dialer = after.changing(number);
                    var rest = new ArrayList<>(dialer.looks);
                    rest.remove(at);
                    dialer.looks = List.copyOf(rest);
                    if (look.hangUp()) {
                        hangUp(look.call());
                    } else {
                        fetch(look.call());
                    }
                });
    }

    private void fetch(LiveCall call) {
        var seen = provider.fetch(call.providerCallId()).orElseThrow();
        var status = seen.status();
        if (status != null && call.status().yieldsTo(status)) {
            log.publishAndWait(
                    CallEvents.seen(
                            call.call(), provider.id(), id(call), seen, status, desk.instant()));
        }
        if (call.hangUp() && (status == null || !status.isFinal())) {
            hangUp(call);
        }
    }

    private void hangUp(LiveCall call) {
        var after = provider.hangUp(call.providerCallId()).orElseThrow();
        if (after.status() == CallStatus.FAILED && Reasons.CANCELED.equals(after.reason())) {
            log.publishAndWait(
                    CallEvents.seen(
                            call.call(),
                            provider.id(),
                            id(call),
                            after,
                            CallStatus.FAILED,
                            desk.instant()));
        }
    }

    private static @Nullable String id(LiveCall call) {
        return call.confirmed() ? call.providerCallId() : null;
    }

    // What others do.

    private void ownership(Moment moment, Next<Moment> next) {
        for (int to = 0; to < DIALERS; to++) {
            int gaining = to;
            var other = moment.dialers[to];
            if (moment.owner == to || other.owns || other.has(Kind.BATCH)) {
                continue;
            }
            if (moment.owner == Moment.NOBODY) {
                step(moment, to, () -> "gets the partition", next, after -> gained(after, gaining));
            } else if (moment.handovers > 0) {
                int from = moment.owner;
                step(
                        moment,
                        to,
                        () -> "gets the partition, which its owner does not know",
                        next,
                        after -> {
                            after.handovers--;
                            gained(after, gaining);
                        });
                if (!moment.dialers[from].has(Kind.BATCH)) {
                    step(
                            moment,
                            to,
                            () -> "is given the partition",
                            next,
                            after -> {
                                after.handovers--;
                                givenUp(after.changing(from));
                                gained(after, gaining);
                            });
                }
            }
        }
    }

    private void gained(Moment moment, int number) {
        moment.owner = number;
        moment.changing(number).owns = true;
        put(moment, number, takeover(desk.instant()));
    }

    private void command(Moment moment, Next<Moment> next) {
        int at = moment.movesPublished;
        if (at == moves.size()) {
            return;
        }
        var command = bounds.commands().get(at);
        var after = moment.copy();
        after.movesPublished++;
        after.heldSince = command == Command.RESUME ? Integer.MAX_VALUE : after.now;
        next.accept(() -> "the user is told that the campaign has heard " + command, after);
    }

    private void ofPhone(Moment moment, int call, Next<Moment> next) {
        var phone = moment.phones[call];
        var id = Desk.callId(call);
        if (phone.live && bounds.rings() && !phone.rang) {
            var after = moment.copy();
            var changing = after.changingPhone(call);
            changing.rang = true;
            changing.ringUnderWay = true;
            next.accept(() -> id + " rings", after);
        }
        if (phone.live) {
            var after = moment.copy();
            var changing = after.changingPhone(call);
            changing.live = false;
            changing.ended = Desk.end(call);
            changing.endUnderWay = true;
            next.accept(() -> id + " ends as " + Desk.end(call), after);
        }
        if (phone.ringUnderWay) {
            callback(moment, call, CallStatus.RINGING, next);
        }
        if (phone.endUnderWay && phone.ended != null) {
            callback(moment, call, phone.ended, next);
        }
        if (moment.strays > 0 && phone.idTold) {
            publish(
                    moment,
                    call,
                    CallStatus.FAILED,
                    true,
                    "a callback of another call about ",
                    next,
                    after -> after.strays--);
        }
    }

    private void callback(Moment moment, int call, CallStatus status, Next<Moment> next) {
        publish(
                moment,
                call,
                status,
                false,
                "the callback arrives: ",
                next,
                after -> arrived(after, call, status));
        if (moment.repeats > 0) {
            publish(
                    moment,
                    call,
                    status,
                    false,
                    "a callback that comes again arrives: ",
                    next,
                    after -> after.repeats--);
        }
        if (moment.losses > 0) {
            var after = moment.copy();
            after.losses--;
            arrived(after, call, status);
            next.accept(() -> "the callback gets lost: " + Desk.callId(call) + " " + status, after);
        }
    }

    private static void arrived(Moment moment, int call, CallStatus status) {
        var phone = moment.changingPhone(call);
        if (status == CallStatus.RINGING) {
            phone.ringUnderWay = false;
        } else {
            phone.endUnderWay = false;
        }
    }

    private void publish(
            Moment moment,
            int call,
            CallStatus status,
            boolean stray,
            String what,
            Next<Moment> next,
            Consumer<Moment> counts) {
        var after = moment.copy();
        counts.accept(after);
        desk.moment = after;
        desk.dialer = 0;
        desk.published.clear();
        log.publishAndWait(desk.callback(call, status, stray));
        next.accept(() -> what + Desk.callId(call) + " " + status, after);
    }

    // Time.

    private void time(Moment moment, Next<Moment> next) {
        boolean quiet = isQuiet(moment);
        if (!quiet && (moment.delays == 0 || isRequesting(moment))) {
            return;
        }
        int alarm = nextAlarm(moment);
        if (alarm < Integer.MAX_VALUE && alarm > moment.now) {
            pass(moment, alarm, quiet, next);
        }
        if (!quiet && alarm != moment.now + FENCE_AND_A_BIT) {
            pass(moment, moment.now + FENCE_AND_A_BIT, false, next);
        }
    }

    /**
     * No time passes between the last look at the clock and the request: see the dialer's
     * RATIONALE.
     */
    private static boolean isRequesting(Moment moment) {
        for (var dialer : moment.dialers) {
            for (var run : dialer.runs) {
                if (run != null && run.doing() == Doing.REQUESTING) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void pass(Moment moment, int until, boolean quiet, Next<Moment> next) {
        var after = moment.copy();
        after.now = until;
        if (!quiet) {
            after.delays--;
        }
        next.accept(() -> "%d ms pass".formatted(until - moment.now), after);
    }

    private int nextAlarm(Moment moment) {
        int next = Integer.MAX_VALUE;
        for (int number = 0; number < DIALERS; number++) {
            int ahead = number * bounds.skew();
            var dialer = moment.dialers[number];
            next = earlier(next, dialer.alarm, ahead, moment.now);
            for (var run : dialer.runs) {
                next = earlier(next, run == null ? null : run.alarm(), ahead, moment.now);
            }
            for (var errand : dialer.errands) {
                next =
                        earlier(
                                next,
                                errand.at() == At.READ_MOVES ? errand.since() : null,
                                ahead,
                                moment.now);
            }
        }
        return next;
    }

    private static int earlier(int next, @Nullable Instant alarm, int ahead, int now) {
        if (alarm == null) {
            return next;
        }
        int at = (int) (alarm.toEpochMilli() - ahead);
        return at > now ? Math.min(next, at) : next;
    }

    /** Whether no dialer has anything to do before time has passed. */
    private boolean isQuiet(Moment moment) {
        if (moment.owner == Moment.NOBODY) {
            return false;
        }
        for (int number = 0; number < DIALERS; number++) {
            if (!isQuiet(moment, number)) {
                return false;
            }
        }
        return true;
    }

    private boolean isQuiet(Moment moment, int number) {
        var dialer = moment.dialers[number];
        var now = clock(moment, number);
        if (isDue(dialer.alarm, now)
                || !dialer.looks.isEmpty()
                || (dialer.owns && moment.owner != number)
                || mayPoll(moment, number)) {
            return false;
        }
        for (var errand : dialer.errands) {
            if (errand.at() != At.READ_MOVES || !errand.since().isAfter(now)) {
                return false;
            }
        }
        for (var run : dialer.runs) {
            if (run != null && (run.doing() != Doing.WAITING || isDue(run.alarm(), now))) {
                return false;
            }
        }
        return true;
    }

    // The end.

    @Override
    public boolean isEnd(Moment moment) {
        if (!isQuiet(moment) || !moment.lane.active().isEmpty() || !hasNothingWaiting(moment)) {
            return false;
        }
        for (var phone : moment.phones) {
            if (phone.live || phone.ringUnderWay || phone.endUnderWay) {
                return false;
            }
        }
        for (var dialer : moment.dialers) {
            if (isWaiting(dialer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWaiting(Dialer dialer) {
        if (!dialer.errands.isEmpty()) {
            return true;
        }
        for (var run : dialer.runs) {
            if (run != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNothingWaiting(Moment moment) {
        return moment.lane.waiting().isEmpty() || !LaneSteps.mayStart(moment.lane);
    }

    /** What is wrong with an end. */
    private @Nullable String untrue(Moment moment) {
        boolean stopped = isStopped(moment);
        boolean paused = moment.heldSince != Integer.MAX_VALUE;
        for (var phone : moment.phones) {
            if (phone.announced && phone.toldEnd == null) {
                return "every call that was announced ends";
            }
            if (!phone.announced && !stopped && !paused) {
                return "every call that was commanded is placed";
            }
            if (phone.placed() && Reasons.DIAL_UNKNOWN.equals(phone.toldReason)) {
                return "DIAL_UNKNOWN only where the provider never had the call";
            }
            if (phone.placed() ? phone.toldEnd != phone.ended : isMadeUp(phone)) {
                return "every call ends as the provider says";
            }
        }
        return null;
    }

    private static boolean isMadeUp(Moment.Phone phone) {
        return phone.toldEnd != null && phone.toldEnd != CallStatus.FAILED;
    }

    private boolean isStopped(Moment moment) {
        return moment.movesPublished > 0
                && bounds.commands().get(moment.movesPublished - 1).name().startsWith("STOP");
    }

    // What tells moments apart.

    @Override
    public void write(Moment moment, Key key) {
        key.add(moment.commandsCommitted)
                .add(moment.movesPublished)
                .add(moment.movesCommitted)
                .add(moment.deaths)
                .add(moment.failures)
                .add(moment.handovers)
                .add(moment.delays)
                .add(moment.repeats)
                .add(moment.losses)
                .add(moment.strays)
                .add(
                        moment.heldSince == Integer.MAX_VALUE
                                ? 1
                                : Math.max(-FENCE_AND_A_BIT, moment.heldSince - moment.now));
        var words = words(moment, key, 0);
        words.add(moment.lane);
        for (var placement : moment.placements) {
            words.add(placement);
        }
        words.add(moment.statuses);
        for (var phone : moment.phones) {
            write(phone, key, words);
        }
        dialers(moment, key);
        words.add(moment.broken);
    }

    private static void write(Moment.Phone phone, Key key, Words words) {
        key.add(phone.processed)
                .add(phone.busy)
                .add(phone.refused)
                .add(phone.live)
                .add(phone.rang)
                .add(phone.ringUnderWay)
                .add(phone.endUnderWay)
                .add(phone.announced)
                .add(phone.idTold);
        words.add(phone.ended);
        words.add(phone.toldEnd);
        words.add(phone.toldReason);
    }

    /** Which of two dialers whose clocks agree is which does not count. */
    private void dialers(Moment moment, Key key) {
        var keys = new Key[DIALERS];
        for (int number = 0; number < DIALERS; number++) {
            keys[number] = new Key().reset();
            dialer(moment, number, keys[number]);
        }
        boolean swapped = bounds.skew() == 0 && Long.compare(keys[0].high(), keys[1].high()) > 0;
        for (int at = 0; at < DIALERS; at++) {
            var one = keys[swapped ? DIALERS - 1 - at : at];
            key.add(one.high()).add(one.low());
        }
    }

    /** Most dialers remember the very lane that is stored: then it is not written twice. */
    @SuppressWarnings("ReferenceEquality")
    private void dialer(Moment moment, int number, Key key) {
        var dialer = moment.dialers[number];
        var words = words(moment, key, number * bounds.skew());
        key.add(moment.owner == number).add(dialer.owns).add(dialer.unsure).add(dialer.movesKnown);
        words.add(dialer.remembered == moment.lane ? "as stored" : dialer.remembered);
        words.add(dialer.alarm);
        for (var errand : dialer.errands) {
            write(errand, key, words);
        }
        for (var run : dialer.runs) {
            words.add(run == null ? null : run.parts());
        }
        words.add(dialer.looks);
    }

    private static void write(Errand errand, Key key, Words words) {
        key.add(errand.call())
                .add(errand.commands())
                .add(errand.statuses())
                .add(errand.moves())
                .add(errand.movesUpTo());
        words.add(errand.kind());
        words.add(errand.at());
        words.add(errand.work() == null ? null : errand.work().parts());
        words.add(errand.lane());
        words.add(errand.placed() == null ? null : new TreeSet<>(errand.placed()));
        words.add(errand.at() == At.COMMIT ? null : errand.since());
    }

    private static Words words(Moment moment, Key key, int ahead) {
        return new Words(
                key,
                moment.now + (long) ahead,
                new Words.Stored() {
                    @Override
                    public long versionOf(Lane lane) {
                        return moment.lane.version();
                    }

                    @Override
                    public long versionOf(Placement placement) {
                        var stored = moment.placements[Desk.call(placement.callId())];
                        return stored == null ? 0 : stored.version();
                    }
                });
    }
}
