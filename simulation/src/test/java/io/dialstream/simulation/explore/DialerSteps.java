package io.dialstream.simulation.explore;

import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.placement.PlacementRuns;
import io.dialstream.dialer.placement.PlacementRuns.Run;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.simulation.explore.Bounds.Answer;
import io.dialstream.simulation.explore.Moment.Dialer;
import io.dialstream.simulation.explore.Moment.Errand;
import io.dialstream.simulation.explore.Moment.Errand.At;
import io.dialstream.simulation.explore.Moment.Errand.Kind;
import io.dialstream.simulation.explore.Space.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a dialer can do next. */
final class DialerSteps {

    private final Bounds bounds;
    private final Desk desk;
    private final PlacementRuns placements;
    private final LaneErrands errands;
    private final Lookouts lookouts;

    DialerSteps(Setting setting, LaneErrands errands) {
        this.bounds = setting.bounds;
        this.desk = setting.desk;
        this.placements = setting.placements;
        this.errands = errands;
        this.lookouts = new Lookouts(setting);
    }

    void all(Moment moment, int number, Next<Moment> next) {
        var dialer = moment.dialers[number];
        poll(moment, number, next);
        for (int at = 0; at < dialer.errands.size(); at++) {
            errand(moment, number, at, next);
        }
        for (int call = 0; call < dialer.runs.length; call++) {
            run(moment, number, call, next);
        }
        for (int at = 0; at < dialer.looks.size(); at++) {
            lookouts.look(moment, number, at, next);
        }
        for (int at = 0; at < dialer.expiries.size(); at++) {
            lookouts.expire(moment, number, at, next);
        }
        var now = desk.clock(moment, number);
        if (isDue(dialer.alarm, now)) {
            desk.step(
                    moment,
                    number,
                    () -> "hears its lane's alarm",
                    next,
                    after -> {
                        var changing = after.changing(number);
                        changing.alarm = null;
                        if (changing.owns) {
                            errands.apply(
                                    after,
                                    number,
                                    LaneErrands.errand(Kind.ALARM, -1, now),
                                    LaneSteps.deadlinePassed(after.lane));
                        }
                    });
        }
        if (dialer.owns && moment.owner != number && !dialer.has(Kind.BATCH)) {
            desk.step(
                    moment,
                    number,
                    () -> "learns that it has lost the partition",
                    next,
                    after -> givenUp(after.changing(number)));
        }
        if (moment.deaths > 0 && isBusy(dialer)) {
            desk.step(
                    moment,
                    number,
                    () -> "dies and starts again",
                    next,
                    after -> {
                        after.deaths--;
                        after.dialers = after.dialers.clone();
                        after.dialers[number] = new Dialer(dialer.runs.length);
                        if (after.owner == number) {
                            after.owner = Moment.NOBODY;
                        }
                    });
        }
    }

    private static boolean isBusy(Dialer dialer) {
        if (dialer.owns
                || !dialer.errands.isEmpty()
                || !dialer.looks.isEmpty()
                || !dialer.expiries.isEmpty()) {
            return true;
        }
        for (var run : dialer.runs) {
            if (run != null) {
                return true;
            }
        }
        return false;
    }

    static void givenUp(Dialer dialer) {
        dialer.owns = false;
        dialer.remembered = null;
        dialer.alarm = null;
        dialer.movesKnown = -1;
    }

    static boolean isDue(@Nullable Instant alarm, Instant now) {
        return alarm != null && !alarm.isAfter(now);
    }

    boolean mayPoll(Moment moment, int number) {
        var dialer = moment.dialers[number];
        return moment.owner == number
                && dialer.owns
                && !dialer.has(Kind.BATCH)
                && !dialer.isReading()
                && unread(moment) > 0;
    }

    private int unread(Moment moment) {
        return moment.commands.size()
                + moment.statuses.size()
                + moment.moves.size()
                - moment.movesCommitted;
    }

    private void poll(Moment moment, int number, Next<Moment> next) {
        if (!mayPoll(moment, number)) {
            return;
        }
        int commands = moment.commands.size();
        int statuses = moment.statuses.size();
        int ofMoves = moment.moves.size() - moment.movesCommitted;
        boolean apart = moment.campaign == null;
        if (apart && commands > 0) {
            batch(moment, number, 1, 0, 0, next);
        }
        if (apart && statuses > 0) {
            batch(moment, number, 0, 1, 0, next);
        }
        if (apart && ofMoves > 0) {
            batch(moment, number, 0, 0, 1, next);
        }
        if (!apart || commands + statuses + ofMoves > 1) {
            batch(moment, number, commands, statuses, ofMoves, next);
        }
    }

    private void batch(
            Moment moment, int number, int commands, int statuses, int ofMoves, Next<Moment> next) {
        Supplier<String> what =
                () ->
                        "reads %d commands, %d statuses, %d campaign events"
                                .formatted(commands, statuses, ofMoves);
        desk.step(
                moment,
                number,
                what,
                next,
                after -> {
                    var others = new ArrayList<Event>(after.statuses.subList(0, statuses));
                    others.addAll(after.commands.subList(0, commands));
                    int first = after.movesCommitted;
                    var heard = new ArrayList<>(after.moves.subList(first, first + ofMoves));
                    int reached = ofMoves == 0 ? -1 : first + ofMoves;
                    if (mayStartCalls(others)
                            || heard.stream().anyMatch(DialerSteps::mayStartCalls)) {
                        int known = Math.max(after.dialers[number].movesKnown, reached);
                        int ahead = known < 0 ? after.movesCommitted : known;
                        heard.addAll(
                                after.moves.subList(
                                        Math.min(ahead, after.moves.size()), after.moves.size()));
                        reached = after.moves.size();
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
                    errands.apply(after, number, errand, LaneSteps.work(heard, others));
                });
    }

    private static boolean mayStartCalls(CampaignEvent move) {
        return move instanceof CampaignStarted || move instanceof CampaignResumed;
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

    private void errand(Moment moment, int number, int at, Next<Moment> next) {
        var dialer = moment.dialers[number];
        var errand = dialer.errands.get(at);
        if (errand.at() == At.READ_MOVES
                && (dialer.isReading() || errand.since().isAfter(desk.clock(moment, number)))) {
            return;
        }
        Supplier<String> what = errand::words;
        desk.step(moment, number, what, next, after -> errands.goOn(after, number, errand));
        if (moment.failures > 0
                && (errand.at() == At.SAVE_LOADED || errand.at() == At.SAVE_REMEMBERED)) {
            desk.failing(moment, number, what, next, after -> errands.goOn(after, number, errand));
        }
    }

    private void run(Moment moment, int number, int call, Next<Moment> next) {
        var dialer = moment.dialers[number];
        var run = dialer.runs[call];
        if (run == null) {
            return;
        }
        switch (run.doing()) {
            case WAITING -> {
                if (isDue(run.alarm(), desk.clock(moment, number))) {
                    desk.step(
                            moment,
                            number,
                            () -> "wakes up " + Desk.callId(call),
                            next,
                            after ->
                                    after.changing(number)
                                            .run(
                                                    call,
                                                    errands.settled(
                                                            after, placements.woken(run, null))));
                }
            }
            case CATCHING_UP -> {
                if (!dialer.isReading() && !isOut(dialer, Kind.CATCHING_UP, call)) {
                    desk.step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after ->
                                    errands.readMoves(
                                            after,
                                            number,
                                            LaneErrands.errand(
                                                    Kind.CATCHING_UP, call, desk.instant())));
                }
            }
            case GIVING_BACK -> {
                if (!isOut(dialer, Kind.GIVING_BACK, call)) {
                    desk.step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after -> {
                                var errand =
                                        LaneErrands.errand(Kind.GIVING_BACK, call, desk.instant());
                                errands.apply(
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
                    if (isPossible(answer, moment, call, run)) {
                        Supplier<String> what = () -> told(call, run).get() + ": " + answer;
                        desk.step(
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
                    desk.step(
                            moment,
                            number,
                            told(call, run),
                            next,
                            after -> proceed(after, number, call, run));
            case WRITING -> {
                desk.step(
                        moment,
                        number,
                        told(call, run),
                        next,
                        after -> proceed(after, number, call, run));
                if (moment.failures > 0) {
                    desk.failing(
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

    private boolean isPossible(Answer answer, Moment moment, int call, Run run) {
        return bounds.answers().contains(answer)
                && (answer != Answer.BUSY || moment.phones[call].busy == 0)
                && (answer != Answer.DENIED || !run.asks(SecondAccount.ID))
                && (answer != Answer.CREDENTIALS || call < Desk.MAX_LEADS);
    }

    private static boolean isOut(Dialer dialer, Kind kind, int call) {
        for (var errand : dialer.errands) {
            if (errand.kind() == kind && errand.call() == call) {
                return true;
            }
        }
        return false;
    }

    /** The moment after all that only a dialer itself sees: what it reads, decides and stores. */
    Moment settled(Moment moment) {
        var now = moment;
        for (var next = inside(now); next != null; next = inside(now)) {
            now = next;
        }
        return now;
    }

    private @Nullable Moment inside(Moment moment) {
        for (int number = 0; number < DialerWorld.DIALERS; number++) {
            var dialer = moment.dialers[number];
            for (var errand : dialer.errands) {
                if (errand.at().isInside() || (errand.at() == At.COMMIT && moment.deaths == 0)) {
                    var after = copied(moment, number);
                    errands.goOn(after, number, errand);
                    return after;
                }
            }
            for (int call = 0; call < dialer.runs.length; call++) {
                var run = dialer.runs[call];
                if (run != null && run.isInside()) {
                    var after = copied(moment, number);
                    proceed(after, number, call, run);
                    return after;
                }
            }
        }
        return null;
    }

    private Moment copied(Moment moment, int number) {
        var after = moment.copy();
        desk.moment = after;
        desk.dialer = number;
        return after;
    }

    private void proceed(Moment moment, int number, int call, Run run) {
        var next = errands.settled(moment, placements.step(run, desk.instant(), desk));
        moment.changing(number).run(call, next);
    }
}
