package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.dispatch.DispatchRun;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.explore.Bounds.Command;
import io.dialstream.simulation.explore.CampaignPorts.Parked;
import io.dialstream.simulation.explore.CampaignPorts.Sight;
import io.dialstream.simulation.explore.CampaignSide.Instance;
import io.dialstream.simulation.explore.CampaignSide.Kind;
import io.dialstream.simulation.explore.CampaignSide.Run;
import io.dialstream.simulation.explore.Space.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign-service, its user and the numbers of its calls can do next. The service's own
 * code decides what that is: see {@link CampaignPorts}.
 */
final class CampaignSteps {

    private final CampaignBounds bounds;
    private final Desk desk;
    private final CampaignPorts ports;
    private final Wiring parts;

    CampaignSteps(CampaignBounds bounds, Desk desk, CampaignPorts ports, Wiring parts) {
        this.bounds = bounds;
        this.desk = desk;
        this.ports = ports;
        this.parts = parts;
    }

    void all(Moment moment, Next<Moment> next) {
        var side = side(moment);
        for (int number = 0; number < side.instances.length; number++) {
            ofInstance(moment, number, next);
        }
        ownership(moment, next);
        command(moment, next);
        count(moment, next);
    }

    private static CampaignSide side(Moment moment) {
        return requireNonNull(moment.campaign);
    }

    private void step(
            Moment before, Supplier<String> what, Next<Moment> next, Consumer<Moment> does) {
        var after = before.copy();
        desk.moment = after;
        desk.dialer = 0;
        does.accept(after);
        next.accept(what, after);
    }

    private static String name(int number) {
        return "campaign-service " + (number + 1) + " ";
    }

    private void ofInstance(Moment moment, int number, Next<Moment> next) {
        var side = side(moment);
        var instance = side.instances[number];
        for (var run : instance.runs) {
            goOn(moment, number, run, next);
        }
        if (mayPoll(side, number)) {
            poll(moment, number, next);
        }
        if (mayCount(side, number)) {
            begin(moment, number, Kind.COUNT, 0, 0, name(number) + "reads numbers", next);
        }
        if (isDue(instance, moment) && !instance.isDeciding()) {
            begin(moment, number, Kind.ALARM, 0, 0, name(number) + "hears its alarm", next);
        }
        if (instance.owns && side.owner != number && !instance.isDeciding()) {
            step(
                    moment,
                    () -> name(number) + "learns that it has lost the partition",
                    next,
                    after -> givenUp(after.changingCampaign().changing(number)));
        }
        if (side.deaths > 0 && (instance.owns || !instance.runs.isEmpty())) {
            step(
                    moment,
                    () -> name(number) + "dies and starts again",
                    next,
                    after -> {
                        var changing = after.changingCampaign();
                        changing.deaths--;
                        changing.instances = changing.instances.clone();
                        changing.instances[number] = new Instance();
                        if (changing.owner == number) {
                            changing.owner = Moment.NOBODY;
                        }
                    });
        }
    }

    private static void givenUp(Instance instance) {
        instance.owns = false;
        instance.remembered = null;
        instance.alarm = null;
    }

    private static boolean isDue(Instance instance, Moment moment) {
        return instance.alarm != null && instance.alarm.toEpochMilli() <= moment.now;
    }

    private static boolean mayPoll(CampaignSide side, int number) {
        var instance = side.instances[number];
        return side.owner == number && instance.owns && !instance.isDeciding();
    }

    private static boolean mayCount(CampaignSide side, int number) {
        var instance = side.instances[number];
        return side.owner == number
                && instance.owns
                && !side.countHandled
                && !instance.has(Kind.COUNT);
    }

    private static int unreadMoves(Moment moment) {
        return moment.moves.size() - side(moment).movesCommitted;
    }

    private void poll(Moment moment, int number, Next<Moment> next) {
        int moves = unreadMoves(moment);
        int statuses = side(moment).statuses.size();
        boolean apart = !bounds.whole();
        if (apart && moves > 0) {
            batch(moment, number, 1, 0, next);
        }
        if (apart && statuses > 0) {
            batch(moment, number, 0, 1, next);
        }
        if (moves + statuses > (apart ? 1 : 0)) {
            batch(moment, number, moves, statuses, next);
        }
    }

    private void batch(Moment moment, int number, int moves, int statuses, Next<Moment> next) {
        var what = "reads %d campaign events, %d statuses".formatted(moves, statuses);
        begin(moment, number, Kind.BATCH, moves, statuses, name(number) + what, next);
    }

    private void begin(
            Moment moment,
            int number,
            Kind kind,
            int moves,
            int statuses,
            String what,
            Next<Moment> next) {
        step(moment, () -> what, next, after -> begun(after, number, kind, moves, statuses));
    }

    private void begun(Moment after, int number, Kind kind, int moves, int statuses) {
        var side = after.changingCampaign();
        var instance = side.changing(number);
        if (kind == Kind.ALARM) {
            instance.alarm = null;
        }
        var run =
                new Run(
                        kind,
                        moves,
                        unread(after, moves, statuses),
                        side.commanded - 1,
                        side.counted,
                        kind.decides() ? instance.remembered : null,
                        desk.instant(),
                        List.of(),
                        false);
        carriedOn(after, number, run, false);
    }

    private void goOn(Moment moment, int number, Run run, Next<Moment> next) {
        if (run.done()) {
            step(moment, () -> name(number) + "commits", next, after -> commit(after, number, run));
            return;
        }
        var after = moment.copy();
        desk.moment = after;
        desk.dialer = 0;
        carriedOn(after, number, run, true);
        var what = ports.latest();
        next.accept(() -> name(number) + what.get() + " (" + run.kind() + ")", after);
    }

    /** Lets a run go on up to its next access, or past it. */
    private void carriedOn(Moment after, int number, Run run, boolean oneMore) {
        var side = side(after);
        boolean alone = side.instances.length == 1 && run.kind().decides();
        var unseen =
                bounds.whole() && run.kind() == Kind.COUNT
                        ? EnumSet.allOf(Sight.class)
                        : unseen(alone, side.deaths == 0);
        ports.replay(run.answers(), oneMore, unseen);
        var owns = side.instances[number].owns;
        var service = new DispatchRun(parts, Desk.CAMPAIGN, owns, run.remembered(), run.since());
        try {
            execute(run, service);
        } catch (Parked parked) {
            put(after, number, run.knowing(ports.answers()), run.kind());
            return;
        } catch (ConflictException e) {
            put(after, number, null, run.kind());
            return;
        }
        finished(after, number, run, service);
    }

    /**
     * What may be one step with what follows.
     *
     * @param alone whether nobody else decides on the dispatch meanwhile
     * @param immortal whether nothing can cut it off
     */
    private static Set<Sight> unseen(boolean alone, boolean immortal) {
        if (!alone) {
            return EnumSet.noneOf(Sight.class);
        }
        return immortal ? EnumSet.of(Sight.READ, Sight.WRITE) : EnumSet.of(Sight.READ);
    }

    private static void put(Moment after, int number, @Nullable Run run, Kind kind) {
        after.changingCampaign().changing(number).put(run, kind);
    }

    private void execute(Run run, DispatchRun service) {
        switch (run.kind()) {
            case BATCH -> service.handle(run.batch());
            case TAKEOVER -> service.takeOver();
            case ALARM -> service.ring();
            case COUNT -> service.count(event(run.counted()));
            case MOVE ->
                    service.move(CampaignPorts.USER, move(bounds.commands().get(run.command())));
        }
    }

    private static List<Event> unread(Moment moment, int moves, int statuses) {
        var side = side(moment);
        var all = new ArrayList<Event>();
        int from = side.movesCommitted;
        all.addAll(moment.moves.subList(from, from + moves));
        all.addAll(side.statuses.subList(0, statuses));
        return all;
    }

    private void finished(Moment after, int number, Run run, DispatchRun service) {
        var side = after.changingCampaign();
        var instance = side.changing(number);
        if (run.kind().decides() && instance.owns) {
            instance.remembered = service.remembered();
            var due = service.alarm();
            if (due != null && (instance.alarm == null || due.isBefore(instance.alarm))) {
                instance.alarm = due;
            }
        }
        switch (run.kind()) {
            case BATCH -> {
                instance.put(run.toCommit(), Kind.BATCH);
                if (side.instances.length == 1 && side.deaths == 0) {
                    commit(after, number, run);
                }
            }
            case COUNT -> {
                instance.put(null, Kind.COUNT);
                side.countHandled |= side.owner == number && side.counted.equals(run.counted());
            }
            case MOVE -> {
                instance.put(null, Kind.MOVE);
                if (bounds.commands().get(run.command()) != Command.RESUME) {
                    after.heldSince = after.now;
                }
            }
            case TAKEOVER, ALARM -> instance.put(null, run.kind());
        }
    }

    private static void commit(Moment after, int number, Run run) {
        var side = after.changingCampaign();
        side.changing(number).put(null, Kind.BATCH);
        if (side.owner == number) {
            side.movesCommitted += run.moves();
            side.statuses =
                    List.copyOf(side.statuses.subList(run.statuses(), side.statuses.size()));
        }
    }

    private void ownership(Moment moment, Next<Moment> next) {
        var side = side(moment);
        for (int to = 0; to < side.instances.length; to++) {
            int gaining = to;
            var other = side.instances[to];
            if (side.owner == to || other.owns || other.isDeciding()) {
                continue;
            }
            if (side.owner == Moment.NOBODY) {
                step(
                        moment,
                        () -> name(gaining) + "gets the partition",
                        next,
                        after -> gained(after, gaining));
            } else if (side.handovers > 0) {
                int from = side.owner;
                step(
                        moment,
                        () -> name(gaining) + "gets the partition, which its owner does not know",
                        next,
                        after -> {
                            after.changingCampaign().handovers--;
                            gained(after, gaining);
                        });
                if (!side.instances[from].isDeciding()) {
                    step(
                            moment,
                            () -> name(gaining) + "is given the partition",
                            next,
                            after -> {
                                after.changingCampaign().handovers--;
                                givenUp(side(after).changing(from));
                                gained(after, gaining);
                            });
                }
            }
        }
    }

    private void gained(Moment after, int number) {
        var side = after.changingCampaign();
        side.owner = number;
        side.changing(number).owns = true;
        begun(after, number, Kind.TAKEOVER, 0, 0);
    }

    private static CampaignMove move(Command command) {
        return switch (command) {
            case PAUSE -> new CampaignMove.Pause(null);
            case RESUME -> new CampaignMove.Resume();
            case STOP -> new CampaignMove.Stop(false);
            case STOP_AND_HANG_UP -> new CampaignMove.Stop(true);
        };
    }

    /** Whether the user has something to say that makes a difference. */
    boolean mayCommand(Moment moment) {
        var side = side(moment);
        if (side.commanded == bounds.commands().size() || side.instances[0].has(Kind.MOVE)) {
            return false;
        }
        return switch (bounds.commands().get(side.commanded)) {
            case PAUSE -> side.campaign.status() == CampaignStatus.RUNNING;
            case RESUME -> side.campaign.status() == CampaignStatus.PAUSED;
            case STOP, STOP_AND_HANG_UP -> !side.campaign.status().isFinal();
        };
    }

    private void command(Moment moment, Next<Moment> next) {
        if (!mayCommand(moment)) {
            return;
        }
        var command = bounds.commands().get(side(moment).commanded);
        step(
                moment,
                () -> "the user says " + command,
                next,
                after -> {
                    after.changingCampaign().commanded++;
                    if (command == Command.RESUME) {
                        after.heldSince = Integer.MAX_VALUE;
                    }
                    begun(after, 0, Kind.MOVE, 0, 0);
                });
    }

    /** Whether there are numbers that were not published, and may complete the campaign. */
    static boolean mayBeCounted(Moment moment) {
        var numbers = counted(moment);
        return numbers.inFlightCalls() == 0 && !numbers.equals(side(moment).counted);
    }

    private void count(Moment moment, Next<Moment> next) {
        if (!mayBeCounted(moment)) {
            return;
        }
        var numbers = counted(moment);
        step(
                moment,
                () -> "the calls are counted: %d have ended".formatted(numbers.endedCalls()),
                next,
                after -> {
                    var side = after.changingCampaign();
                    side.counted = numbers;
                    side.countHandled = false;
                });
    }

    private static CampaignStats counted(Moment moment) {
        int announced = 0;
        int completed = 0;
        int failed = 0;
        int missed = 0;
        int unanswered = 0;
        for (var phone : moment.phones) {
            announced += phone.announced ? 1 : 0;
            completed += phone.toldEnd == CallStatus.COMPLETED ? 1 : 0;
            failed += phone.toldEnd == CallStatus.FAILED ? 1 : 0;
            missed += phone.toldEnd == CallStatus.MISSED ? 1 : 0;
            unanswered += phone.toldEnd == CallStatus.NO_ANSWER ? 1 : 0;
        }
        int ended = completed + failed + missed + unanswered;
        return new CampaignStats(
                announced + ended,
                ended,
                announced - ended,
                completed,
                failed,
                missed,
                unanswered,
                completed,
                completed == 0 ? 0 : 1,
                0);
    }

    private static CampaignStatsChanged event(CampaignStats numbers) {
        return new CampaignStatsChanged(
                CampaignStatsChanged.eventId(Desk.CAMPAIGN, numbers.revision()),
                Desk.CAMPAIGN,
                CampaignPorts.USER,
                numbers.revision(),
                Instant.EPOCH,
                numbers.completedLeads(),
                numbers.inFlightCalls(),
                numbers.successfulCalls(),
                numbers.failedCalls(),
                numbers.missedCalls(),
                numbers.noAnswerCalls(),
                numbers.totalDuration(),
                numbers.averageDuration());
    }

    /** Whether no instance has anything to do before time has passed. */
    static boolean isQuiet(Moment moment) {
        var side = side(moment);
        if (side.owner == Moment.NOBODY || !side.countHandled) {
            return false;
        }
        for (int number = 0; number < side.instances.length; number++) {
            var instance = side.instances[number];
            if (!instance.runs.isEmpty()
                    || isDue(instance, moment)
                    || (instance.owns && side.owner != number)) {
                return false;
            }
        }
        return unreadMoves(moment) == 0 && side.statuses.isEmpty();
    }
}
