package io.dialstream.simulation.explore;

import io.dialstream.dialer.placement.PlacementRuns.Doing;
import io.dialstream.simulation.explore.Moment.Errand.At;
import io.dialstream.simulation.explore.Space.Next;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How time goes on. */
final class Passing {

    private static final int FENCE_AND_A_BIT = 5_001;

    private final Bounds bounds;
    private final Promises promises;

    Passing(Setting setting, Promises promises) {
        this.bounds = setting.bounds;
        this.promises = promises;
    }

    void time(Moment moment, Next<Moment> next) {
        boolean quiet = promises.isQuiet(moment);
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

    /** When somebody has something to do; {@code Integer.MAX_VALUE} for never. */
    int nextAlarm(Moment moment) {
        int next = Integer.MAX_VALUE;
        if (moment.campaign != null) {
            for (var instance : moment.campaign.instances) {
                next = earlier(next, instance.alarm, 0, moment.now);
            }
        }
        for (int number = 0; number < DialerWorld.DIALERS; number++) {
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
}
