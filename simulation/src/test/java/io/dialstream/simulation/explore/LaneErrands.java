package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.lane.LaneSteps.Decided;
import io.dialstream.dialer.lane.LaneSteps.Then;
import io.dialstream.dialer.lane.LaneSteps.Work;
import io.dialstream.dialer.placement.PlacementRuns;
import io.dialstream.dialer.placement.PlacementRuns.Doing;
import io.dialstream.dialer.placement.PlacementRuns.Run;
import io.dialstream.simulation.explore.Desk.Failing;
import io.dialstream.simulation.explore.Moment.Dialer;
import io.dialstream.simulation.explore.Moment.Errand;
import io.dialstream.simulation.explore.Moment.Errand.At;
import io.dialstream.simulation.explore.Moment.Errand.Kind;
import io.dialstream.simulation.explore.Moment.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes a lane, an access at a time: the walk's {@code LaneProcessor} and {@code
 * LaneFollowUp}, with the shared engine below them.
 */
final class LaneErrands {

    /** How long a dialer waits before it tries again to take a lane over, in milliseconds. */
    private static final int RETRY = 1_000;

    private final Desk desk;
    private final LaneSteps lanes;
    private final PlacementRuns placements;

    LaneErrands(Setting setting) {
        this.desk = setting.desk;
        this.lanes = setting.lanes;
        this.placements = setting.placements;
    }

    /** Begins to let the lane hear something. */
    void apply(Moment moment, int number, Errand errand, @Nullable Work work) {
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
            if (errand.at() != At.SAVE_REMEMBERED) {
                followed(moment, number, lane, decided);
                finished(moment, number, errand, false);
            } else if (isNegligible(dialer, lane, errand)) {
                finished(moment, number, errand, false);
            } else {
                put(moment, number, errand.on(At.LOAD, null, null));
            }
        } else if (!save) {
            put(moment, number, errand);
        } else {
            saved(moment, number, errand, lane, decided);
        }
    }

    private boolean isNegligible(Dialer dialer, Lane remembered, Errand errand) {
        return !dialer.unsure
                && lanes.isNegligible(
                        remembered, requireNonNull(errand.work()), requireNonNull(errand.placed()));
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
            case Then.Expired(var call) -> {
                var longer = new ArrayList<>(dialer.expiries);
                longer.add(call);
                dialer.expiries = List.copyOf(longer);
            }
            case Then.LeftMessage _ ->
                    throw new IllegalStateException("nobody listens for machines");
            case Then.HungUp(var call) -> looks(dialer, new Look(call, true));
        }
    }

    private static void looks(Dialer dialer, Look look) {
        var longer = new ArrayList<>(dialer.looks);
        longer.add(look);
        dialer.looks = List.copyOf(longer);
    }

    /** Where time cannot pass meanwhile, it decides at once: that is the same. */
    @Nullable Run settled(Moment moment, @Nullable Run run) {
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

    static Errand errand(Kind kind, int call, Instant since) {
        return new Errand(kind, call, At.LOAD, 0, 0, 0, -1, null, null, null, since);
    }

    void goOn(Moment moment, int number, Errand errand) {
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

    void readMoves(Moment moment, int number, Errand errand) {
        var dialer = moment.dialers[number];
        if (errand.kind() == Kind.TAKEOVER && !dialer.owns) {
            moment.changing(number).errands = List.copyOf(others(dialer, errand));
            return;
        }
        int from = dialer.movesKnown < 0 ? moment.movesCommitted : dialer.movesKnown;
        int upTo = moment.moves.size();
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
                LaneSteps.work(moment.moves.subList(Math.min(from, upTo), upTo), List.of()));
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
            moment.commands =
                    List.copyOf(moment.commands.subList(errand.commands(), moment.commands.size()));
            moment.movesCommitted += errand.moves();
            moment.statuses =
                    List.copyOf(moment.statuses.subList(errand.statuses(), moment.statuses.size()));
        }
    }

    /** A dialer has gained the partition. */
    void gained(Moment moment, int number) {
        moment.owner = number;
        moment.changing(number).owns = true;
        put(moment, number, takeover(desk.instant()));
    }
}
