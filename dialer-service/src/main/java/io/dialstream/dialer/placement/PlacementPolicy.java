package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.Standing.Gone;
import io.dialstream.dialer.placement.Standing.Live;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.dialer.placement.Standing.Wanted;
import io.dialstream.dialer.placement.Step.Adopt;
import io.dialstream.dialer.placement.Step.Ask;
import io.dialstream.dialer.placement.Step.Begin;
import io.dialstream.dialer.placement.Step.Cancel;
import io.dialstream.dialer.placement.Step.LookUp;
import io.dialstream.dialer.placement.Step.NoteDown;
import io.dialstream.dialer.placement.Step.Remember;
import io.dialstream.dialer.placement.Step.Report;
import io.dialstream.dialer.placement.Step.Rest;
import io.dialstream.dialer.placement.Step.WaitUntil;
import io.dialstream.dialer.placement.Step.Withdraw;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what is to be done about a placement, and when. */
@Component
class PlacementPolicy {

    /** Older than this, a decision to ask is not carried out: somebody else may have taken over. */
    static final Duration FENCE = Duration.ofSeconds(5);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);
    private static final int MOST_DOUBLINGS = 6;

    private final Duration lookUpAfter;
    private final Duration unclearAfter;

    PlacementPolicy(PlacementProperties properties) {
        this.lookUpAfter = min(properties.lookUpAfter(), properties.unclearAfter());
        this.unclearAfter = properties.unclearAfter();
    }

    /** What is known of a call without a placement. */
    enum Beginning {
        /** It took its slot right now. */
        FRESH,
        /** It took its slot here, some time ago, and nobody was told. */
        UNHEARD_OF,
        /** It may be that somebody has announced it, and died. */
        MAYBE_ANNOUNCED
    }

    /** What to do about a call that stands so in its lane and has no placement. */
    Step first(Standing standing, Beginning beginning) {
        return standing instanceof Wanted(var permission)
                ? first(permission, beginning)
                : new Rest();
    }

    private static Step first(Permission permission, Beginning beginning) {
        return switch (permission) {
            case GO -> beginning == Beginning.FRESH ? new Begin() : new NoteDown();
            case WAIT -> new Rest();
            // What was announced must end for everybody to hear, and only a placement can.
            case NEVER -> beginning == Beginning.MAYBE_ANNOUNCED ? new NoteDown() : new Withdraw();
        };
    }

    /** What to do about a call that stands so in its lane. */
    Step next(Standing standing, Placement placement, Instant now) {
        return switch (standing) {
            case Gone(var id) -> gone(placement.state(), id);
            case Live live -> live(placement, live);
            case Wanted(var permission) -> go(placement.state(), permission, now);
        };
    }

    /** A callback proves more than what was found in the provider's list. */
    private static Step live(Placement placement, Live live) {
        return switch (placement.state()) {
            case Due _, Asked _ -> new Adopt(live.providerCallId());
            case Accepted(_, boolean found) ->
                    found && !live.found() ? new Adopt(live.providerCallId()) : new Rest();
            case Refused _, GivenUp _ -> new Rest();
        };
    }

    private static Step gone(PlacementState state, @Nullable String providerCallId) {
        return switch (state) {
            // It was announced after it had left its lane: nobody else will tell how it ended.
            case Due _ -> new Cancel();
            // So that no other call is taken for this one.
            case Asked _ -> providerCallId == null ? new Rest() : new Remember(providerCallId);
            case Accepted _, Refused _, GivenUp _ -> new Rest();
        };
    }

    private Step go(PlacementState state, Permission permission, Instant now) {
        return switch (state) {
            case Due due -> ask(due, permission, now);
            case Asked asked -> from(asked.askedAt().plus(lookUpAfter), new LookUp(), now);
            case Accepted _, Refused _, GivenUp _ -> new Report();
        };
    }

    private static Step ask(Due due, Permission permission, Instant now) {
        return switch (permission) {
            case GO -> from(due.dueAt(), new Ask(), now);
            case WAIT -> new Rest();
            case NEVER -> new Cancel();
        };
    }

    private static Step from(Instant moment, Step step, Instant now) {
        return now.isBefore(moment) ? new WaitUntil(moment) : step;
    }

    /** Whether a slot was taken so lately that what was known then is good enough to begin with. */
    boolean isFresh(@Nullable Instant takenAt, Instant now) {
        return takenAt != null && !now.isAfter(takenAt.plus(FENCE));
    }

    /** Whether a decision to ask, written down then, must not be carried out any more. */
    boolean isTooLate(Asked asked, Instant now) {
        return now.isAfter(asked.askedAt().plus(FENCE));
    }

    /**
     * When to ask again after the provider had no room: what it says, else twice as long as the
     * time before.
     *
     * @param jitter from 0 to 1
     */
    Due deferred(Asked asked, @Nullable Duration retryAfter, double jitter, Instant now) {
        var wait = retryAfter == null ? backOff(asked.attempts(), jitter) : retryAfter;
        return new Due(now.plus(min(wait, LONGEST_RETRY_AFTER)), asked.attempts() + 1);
    }

    private static Duration backOff(int attempts, double jitter) {
        return pause(FIRST_BACK_OFF, LONGEST_BACK_OFF, attempts, jitter);
    }

    /**
     * How long a call waits after so many turns in a row have failed, since a store or the event
     * log was away.
     *
     * @param jitter from 0 to 1
     */
    Duration afterFailures(int failures, double jitter) {
        return pause(FIRST_PAUSE, LONGEST_PAUSE, failures, jitter);
    }

    private static Duration pause(Duration first, Duration longest, int before, double jitter) {
        var doubled = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        var half = min(doubled, longest).dividedBy(2);
        return half.plusMillis((long) (half.toMillis() * jitter));
    }

    /** When to look again: a call that is looked for twice as long is looked for half as often. */
    Instant nextLookUp(Asked asked, Instant givenUpAt, Instant now) {
        var age = Duration.between(asked.askedAt(), now);
        var next = now.plus(max(age, lookUpAfter));
        return next.isAfter(givenUpAt) ? givenUpAt : next;
    }

    /**
     * When an unclear call is given up. Whoever took it over late looks for a while as well: the
     * provider's word may lie in the log.
     */
    Instant givenUpAt(Asked asked, Instant takenOverAt) {
        var deadline = asked.askedAt().plus(unclearAfter);
        var grace = takenOverAt.plus(lookUpAfter);
        return deadline.isAfter(grace) ? deadline : grace;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
