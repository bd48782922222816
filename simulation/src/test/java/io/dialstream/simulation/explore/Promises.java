package io.dialstream.simulation.explore;

import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.placement.PlacementRuns.Doing;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Reasons;
import io.dialstream.simulation.explore.Moment.Dialer;
import io.dialstream.simulation.explore.Moment.Errand.At;
import org.jspecify.annotations.Nullable;

/** What must hold in every moment, and what an end is. */
final class Promises {

    private final Bounds bounds;
    private final Desk desk;
    private final DialerSteps dialers;

    Promises(Setting setting, DialerSteps dialers) {
        this.bounds = setting.bounds;
        this.desk = setting.desk;
        this.dialers = dialers;
    }

    /** The promise that is broken. */
    @Nullable String broken(Moment moment) {
        if (moment.broken != null) {
            return moment.broken;
        }
        if (isQuiet(moment) && LaneSteps.isShort(moment.lane)) {
            return "a slot is not free while a call waits and nothing is under way";
        }
        return isEnd(moment) ? untrue(moment) : null;
    }

    /** Whether no dialer has anything to do before time has passed. */
    boolean isQuiet(Moment moment) {
        if (moment.owner == Moment.NOBODY) {
            return false;
        }
        for (int number = 0; number < DialerWorld.DIALERS; number++) {
            if (!isQuiet(moment, number)) {
                return false;
            }
        }
        return true;
    }

    private boolean isQuiet(Moment moment, int number) {
        var dialer = moment.dialers[number];
        var now = desk.clock(moment, number);
        if (DialerSteps.isDue(dialer.alarm, now)
                || !dialer.looks.isEmpty()
                || !dialer.expiries.isEmpty()
                || (dialer.owns && moment.owner != number)
                || dialers.mayPoll(moment, number)) {
            return false;
        }
        for (var errand : dialer.errands) {
            if (errand.at() != At.READ_MOVES || !errand.since().isAfter(now)) {
                return false;
            }
        }
        for (var run : dialer.runs) {
            if (run != null
                    && (run.doing() != Doing.WAITING || DialerSteps.isDue(run.alarm(), now))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is left to do, by anybody. */
    boolean isEnd(Moment moment) {
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
            if (!phone.announced && !stopped && !paused && !isExpired(moment, phone)) {
                return "every call that was commanded is placed, or said to have expired";
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

    /** What has expired is said to have, unless that was lost; then it is commanded again. */
    private boolean isExpired(Moment moment, Moment.Phone phone) {
        boolean mayBeLost =
                moment.deaths < bounds.deaths()
                        || moment.failures < bounds.failures()
                        || moment.handovers < bounds.handovers();
        return phone.expired || (mayBeLost && (long) moment.now + bounds.skew() >= bounds.expiry());
    }

    private static boolean isMadeUp(Moment.Phone phone) {
        return phone.toldEnd != null && phone.toldEnd != CallStatus.FAILED;
    }

    private boolean isStopped(Moment moment) {
        return !moment.moves.isEmpty() && moment.moves.getLast() instanceof CampaignStopped;
    }
}
