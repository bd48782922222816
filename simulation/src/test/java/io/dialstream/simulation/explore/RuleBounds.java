package io.dialstream.simulation.explore;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.events.CallStatus;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a small world's campaign.
 *
 * @param attempts how often a lead is called whose phone is busy, at most
 * @param begins when the world begins, in milliseconds of the day
 * @param closes when the window closes that opens at midnight, in minutes of the day; 0 for none
 * @param cap who keeps to a cap of one call to the last lead's number
 * @param listed whether the last lead's number may come on the do-not-call list, at any moment
 */
record RuleBounds(int attempts, int begins, int closes, Cap cap, boolean listed) {

    static final RuleBounds NONE = new RuleBounds(1, 0, 0, Cap.NONE, false);

    /** From the end of a call to the next one to the same lead, in milliseconds. */
    static final int DELAY = 5_000;

    /**
     * In which the cap allows one call, in milliseconds: as long as a busy account is left alone.
     */
    static final int WITHIN = 1_000;

    /** For how long what was decided before may be carried out, in milliseconds. */
    static final int HOLDS_FOR = 60_000;

    private static final int SECOND = 1_000;
    private static final int MINUTE = 60_000;
    private static final int DAY = 24 * 60 * MINUTE;

    /** Who keeps to it. */
    enum Cap {
        NONE,
        /** The campaign, and another one that calls the same number. */
        SHARED,
        /** Another campaign alone; the calls of this one count there. */
        OF_THE_OTHER
    }

    boolean areThere() {
        return !equals(NONE);
    }

    boolean retries() {
        return attempts > 1;
    }

    boolean hasWindow() {
        return closes > 0;
    }

    /** Whether another campaign calls the number of the last lead. */
    boolean isShared() {
        return cap != Cap.NONE;
    }

    /**
     * Up to which number a lead has calls: one more than are allowed, so that it is seen, and as
     * many as a rule may put a call off, which takes a number each time.
     */
    int numbers() {
        return attempts + (retries() ? 1 : 0) + (hasWindow() || isShared() ? 5 : 0);
    }

    /** As they are posted. */
    Rules posted() {
        var rules = Rules.NONE;
        if (retries()) {
            rules = rules.with(new Retry(attempts, retried()));
        }
        if (hasWindow()) {
            var hours = new WindowHours(Arrays.asList(DayOfWeek.values()), 0, closes);
            rules = rules.with(new CallingWindow("Etc/UTC", null, null, List.of(hours)));
        }
        return cap == Cap.SHARED ? rules.with(attemptCap()) : rules;
    }

    private static List<RetryRule> retried() {
        var after = List.of(DELAY / SECOND);
        return List.of(
                new RetryRule(RetryOutcome.BUSY, after, null),
                new RetryRule(RetryOutcome.FAILED, after, null));
    }

    static AttemptCap attemptCap() {
        return new AttemptCap(1, WITHIN / SECOND, null);
    }

    /** Whether somebody may be called, by clocks that are so far apart; not in its last minute. */
    boolean isOpen(int now, int apart) {
        int ofDay = now % DAY;
        return !hasWindow() || ofDay < closes * MINUTE - MINUTE + apart;
    }

    /** What tells two moments of the day apart. */
    int ofDay(int now) {
        return hasWindow() ? now % DAY : 0;
    }

    /** How a call may end by itself. */
    List<CallStatus> ends(int call) {
        return retries()
                ? List.of(CallStatus.COMPLETED, CallStatus.MISSED)
                : List.of(Desk.end(call));
    }
}
