package io.dialstream.simulation.explore;

import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.LaneSteps.Work;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementRuns.Run;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A moment of a world: changed while it is made, never after. */
final class Moment {

    static final int NOBODY = -1;

    /** Milliseconds since the beginning. */
    int now;

    // What is stored, and what lies in the log.
    Lane lane;
    @Nullable Placement[] placements;

    /** Commands that were not committed. */
    List<PlaceCall> commands = List.of();

    /** Statuses that were not committed. */
    List<CallStatusChanged> statuses = List.of();

    List<CampaignEvent> moves = List.of();
    int movesCommitted;
    int owner = NOBODY;

    Dialer[] dialers;
    Phone[] phones;

    /** The campaign-service; null where the commands lie in the log from the beginning. */
    @Nullable CampaignSide campaign;

    /** When the campaign's latest pause or stop was acknowledged. */
    int heldSince = Integer.MAX_VALUE;

    // What may still go wrong.
    int deaths;
    int failures;
    int handovers;
    int delays;
    int repeats;
    int losses;
    int strays;

    @Nullable String broken;

    Moment(Lane lane, int calls, int dialers) {
        this.lane = lane;
        this.placements = new Placement[calls];
        this.phones = new Phone[calls];
        this.dialers = new Dialer[dialers];
        for (int call = 0; call < calls; call++) {
            phones[call] = new Phone();
        }
        for (int one = 0; one < dialers; one++) {
            this.dialers[one] = new Dialer(calls);
        }
    }

    private Moment(Moment before) {
        now = before.now;
        lane = before.lane;
        placements = before.placements;
        commands = before.commands;
        statuses = before.statuses;
        moves = before.moves;
        movesCommitted = before.movesCommitted;
        owner = before.owner;
        dialers = before.dialers;
        phones = before.phones;
        campaign = before.campaign;
        heldSince = before.heldSince;
        deaths = before.deaths;
        failures = before.failures;
        handovers = before.handovers;
        delays = before.delays;
        repeats = before.repeats;
        losses = before.losses;
        strays = before.strays;
        broken = before.broken;
    }

    Moment copy() {
        return new Moment(this);
    }

    /** A dialer of this moment, to be changed. */
    Dialer changing(int dialer) {
        dialers = dialers.clone();
        dialers[dialer] = new Dialer(dialers[dialer]);
        return dialers[dialer];
    }

    /** A call of the provider, to be changed. */
    Phone changingPhone(int call) {
        phones = phones.clone();
        phones[call] = new Phone(phones[call]);
        return phones[call];
    }

    /** The campaign-service of this moment, to be changed. */
    CampaignSide changingCampaign() {
        var changing = Objects.requireNonNull(campaign).copy();
        campaign = changing;
        return changing;
    }

    void store(int call, Placement placement) {
        placements = placements.clone();
        placements[call] = placement;
    }

    /** What a dialer has in its memory. */
    static final class Dialer {

        /** Whether it believes that the campaign is its own. */
        boolean owns;

        @Nullable Lane remembered;
        boolean unsure;

        /** How far it has applied the campaign's events. */
        int movesKnown = -1;

        @Nullable Instant alarm;
        List<Errand> errands = List.of();
        @Nullable Run[] runs;

        /** Calls to be fetched or hung up. */
        List<Look> looks = List.of();

        /** Commands that are to be said to have expired. */
        List<PlaceCall> expiries = List.of();

        Dialer(int calls) {
            runs = new Run[calls];
        }

        private Dialer(Dialer before) {
            owns = before.owns;
            remembered = before.remembered;
            unsure = before.unsure;
            movesKnown = before.movesKnown;
            alarm = before.alarm;
            errands = before.errands;
            runs = before.runs;
            looks = before.looks;
            expiries = before.expiries;
        }

        void run(int call, @Nullable Run run) {
            runs = runs.clone();
            runs[call] = run;
        }

        boolean has(Errand.Kind kind) {
            for (var errand : errands) {
                if (errand.kind() == kind) {
                    return true;
                }
            }
            return false;
        }

        /** Whether somebody reads the campaign's events and has not applied them yet. */
        boolean isReading() {
            for (var errand : errands) {
                if (errand.reading()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A call that somebody asks the provider about. */
    record Look(LiveCall call, boolean hangUp) {}

    /**
     * Something that is under way on a thread of a dialer's, and that changes the lane.
     *
     * @param kind what for
     * @param call whose placement waits for it; -1 for none
     * @param at what it does next
     * @param commands of the batch
     * @param statuses of the batch
     * @param moves of the batch
     * @param movesUpTo how far it has read the campaign's events; -1 where it did not read
     * @param work what the lane is to hear
     * @param lane on which it decides
     * @param placed the commanded calls that have a placement; null before that was read
     * @param since the moment that it goes by
     */
    record Errand(
            Kind kind,
            int call,
            At at,
            int commands,
            int statuses,
            int moves,
            int movesUpTo,
            @Nullable Work work,
            @Nullable Lane lane,
            @Nullable Set<String> placed,
            Instant since) {

        enum Kind {
            BATCH,
            TAKEOVER,
            RECOVERY,
            ALARM,
            CATCHING_UP,
            GIVING_BACK
        }

        enum At {
            /** Reads the campaign's events. */
            READ_MOVES,
            /** Looks which calls are placed, before it decides on what is remembered. */
            LOOK_UP_REMEMBERED,
            /** Saves what was decided on what is remembered. */
            SAVE_REMEMBERED,
            LOAD,
            /** Looks which calls are placed, before it decides on what was loaded. */
            LOOK_UP_LOADED,
            SAVE_LOADED,
            /** Looks whether the lane has live calls. */
            FIND_LIVE,
            COMMIT;

            /** Whether nobody else sees it, and it depends on nobody else. */
            boolean isInside() {
                return switch (this) {
                    case READ_MOVES, COMMIT -> false;
                    case LOOK_UP_REMEMBERED,
                            SAVE_REMEMBERED,
                            LOAD,
                            LOOK_UP_LOADED,
                            SAVE_LOADED,
                            FIND_LIVE ->
                            true;
                };
            }
        }

        /** Whether nobody else of its dialer may apply the campaign's events meanwhile. */
        boolean reading() {
            return switch (kind) {
                case BATCH, TAKEOVER, CATCHING_UP ->
                        at != At.READ_MOVES && at != At.COMMIT && at != At.FIND_LIVE;
                case RECOVERY, ALARM, GIVING_BACK -> false;
            };
        }

        /** What it does next, and what for. */
        String words() {
            var what =
                    switch (at) {
                        case READ_MOVES -> "reads the campaign's events";
                        case LOOK_UP_REMEMBERED, LOOK_UP_LOADED -> "looks which calls are placed";
                        case SAVE_REMEMBERED -> "saves the lane as it remembers it";
                        case LOAD -> "loads the lane";
                        case SAVE_LOADED -> "saves the lane";
                        case FIND_LIVE -> "looks whether the lane has live calls";
                        case COMMIT -> "commits";
                    };
            return what + " (" + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        }

        Errand at(At next) {
            return new Errand(
                    kind, call, next, commands, statuses, moves, movesUpTo, work, lane, placed,
                    since);
        }

        Errand reading(int upTo, @Nullable Work all) {
            return new Errand(
                    kind, call, at, commands, statuses, moves, upTo, all, lane, placed, since);
        }

        Errand on(At next, @Nullable Lane read, @Nullable Set<String> looked) {
            return new Errand(
                    kind, call, next, commands, statuses, moves, movesUpTo, work, read, looked,
                    since);
        }
    }

    /** A call as the provider has it. */
    static final class Phone {
        int processed;
        boolean refused;

        /** Whether the first account has denied it. */
        boolean denied;

        /** Whether the second account was asked for it. */
        boolean second;

        int busy;
        boolean live;
        boolean rang;
        @Nullable CallStatus ended;
        boolean ringUnderWay;
        boolean endUnderWay;
        int createdAt;
        int endedAt;

        // What the log says of it.
        boolean announced;
        boolean expired;
        boolean idTold;
        @Nullable CallStatus toldEnd;
        @Nullable String toldReason;

        Phone() {}

        private Phone(Phone before) {
            processed = before.processed;
            refused = before.refused;
            denied = before.denied;
            second = before.second;
            busy = before.busy;
            live = before.live;
            rang = before.rang;
            ended = before.ended;
            ringUnderWay = before.ringUnderWay;
            endUnderWay = before.endUnderWay;
            createdAt = before.createdAt;
            endedAt = before.endedAt;
            announced = before.announced;
            expired = before.expired;
            idTold = before.idTold;
            toldEnd = before.toldEnd;
            toldReason = before.toldReason;
        }

        boolean placed() {
            return live || ended != null;
        }
    }
}
