package io.dialstream.simulation.explore;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.explore.Bounds.Command;
import io.dialstream.simulation.explore.Moment.Errand.Kind;
import io.dialstream.simulation.explore.Space.Next;
import java.util.List;
import java.util.function.Consumer;

/** What the broker, the user, the provider and its callbacks can do next. */
final class OutsideSteps {

    private final Bounds bounds;
    private final RuleBounds rules;
    private final Desk desk;
    private final EventLog log;
    private final LaneErrands errands;
    private final List<CampaignEvent> moves;

    OutsideSteps(Setting setting, LaneErrands errands) {
        this.bounds = setting.bounds;
        this.rules = setting.rules;
        this.desk = setting.desk;
        this.log = setting.log;
        this.errands = errands;
        this.moves = setting.moves;
    }

    void ownership(Moment moment, Next<Moment> next) {
        for (int to = 0; to < DialerWorld.DIALERS; to++) {
            int gaining = to;
            var other = moment.dialers[to];
            if (moment.owner == to || other.owns || other.has(Kind.BATCH)) {
                continue;
            }
            if (moment.owner == Moment.NOBODY) {
                desk.step(
                        moment,
                        to,
                        () -> "gets the partition",
                        next,
                        after -> errands.gained(after, gaining));
            } else if (moment.handovers > 0) {
                int from = moment.owner;
                desk.step(
                        moment,
                        to,
                        () -> "gets the partition, which its owner does not know",
                        next,
                        after -> {
                            after.handovers--;
                            errands.gained(after, gaining);
                        });
                if (!moment.dialers[from].has(Kind.BATCH)) {
                    desk.step(
                            moment,
                            to,
                            () -> "is given the partition",
                            next,
                            after -> {
                                after.handovers--;
                                DialerSteps.givenUp(after.changing(from));
                                errands.gained(after, gaining);
                            });
                }
            }
        }
    }

    void command(Moment moment, Next<Moment> next) {
        int at = moment.moves.size();
        if (at == moves.size()) {
            return;
        }
        var command = bounds.commands().get(at);
        var after = moment.copy();
        after.moves = List.copyOf(moves.subList(0, at + 1));
        after.heldSince = command == Command.RESUME ? Integer.MAX_VALUE : after.now;
        next.accept(() -> "the user is told that the campaign has heard " + command, after);
    }

    void ofPhone(Moment moment, int call, Next<Moment> next) {
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
            rules.ends(call).forEach(end -> end(moment, call, end, next));
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

    private static void end(Moment moment, int call, CallStatus end, Next<Moment> next) {
        var after = moment.copy();
        var changing = after.changingPhone(call);
        changing.live = false;
        changing.ended = end;
        changing.endedAt = moment.now;
        changing.endUnderWay = true;
        next.accept(() -> Desk.callId(call) + " ends as " + end, after);
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
}
