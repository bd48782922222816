package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.testing.FakeProvider;
import java.time.Duration;

/** How the vendor of an account does what vendors do differently. */
public enum Manners {
    /** Asks us what a callee hears, tells all that happens, and can be asked for anything. */
    ASKING,

    /**
     * Waits for a command after the answer. Tells neither that a call rings nor how long it has
     * lasted, nor, of one that was answered, how it ended. Lists no calls, and forgets those that
     * have ended.
     */
    COMMANDED,

    /**
     * Has another id for a call in its first callback than in the answer. Lists no calls, and shows
     * one that has ended only a while later.
     */
    RENAMING;

    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(30);
    private static final Duration REPEATABLE = Duration.ofSeconds(50);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration RECORDED_AFTER = Duration.ofMinutes(5);

    Capabilities capabilities() {
        return switch (this) {
            case ASKING -> FakeProvider.USUAL.showingRequestsWithin(SHOWN_WITHIN);
            case COMMANDED ->
                    Capabilities.of(
                                    Answer.PUSH,
                                    Ability.FETCHES_CALLS,
                                    Ability.NAMES_CALLS_AT_ONCE,
                                    Ability.TELLS_CANCELLED,
                                    Ability.SHOWS_ENDS_AT_ONCE)
                            .repeatableFor(REPEATABLE);
            case RENAMING ->
                    Capabilities.of(
                            Answer.PULL,
                            Ability.FETCHES_CALLS,
                            Ability.TELLS_RINGING,
                            Ability.REMEMBERS_CALLS);
        };
    }

    /** Whether it knows a call when it is asked that has ended so long ago. */
    boolean shows(Duration ended) {
        return switch (this) {
            case ASKING -> true;
            case COMMANDED -> ended.compareTo(REMEMBERED) < 0;
            case RENAMING -> ended.compareTo(RECORDED_AFTER) >= 0;
        };
    }

    /** Whether what is lost of its callbacks can be found out in other ways. */
    boolean listsCalls() {
        return this == ASKING;
    }

    boolean tellsRinging() {
        return this != COMMANDED;
    }

    /** Whether the callee hears nothing before it is told what. */
    boolean waitsForCommands() {
        return this == COMMANDED;
    }

    /** Whether what it answers a create with is the id of callbacks. */
    boolean namesAtOnce() {
        return this != RENAMING;
    }
}
