package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.testing.FakeProvider;
import java.time.Duration;

/** How the vendor of an account does what vendors do differently. */
public enum Manners {
    /** Asks us what a callee hears, tells all that happens, and can be asked for anything. */
    ASKING(FakeProvider.USUAL.showingRequestsWithin(Duration.ofMinutes(30))),

    /**
     * Waits for a command after the answer. Tells neither that a call rings nor how long it has
     * lasted, nor, of one that was answered, how it ended. Lists no calls.
     */
    COMMANDED(
            Capabilities.of(
                            Answer.PUSH,
                            Ability.FETCHES_CALLS,
                            Ability.NAMES_CALLS_AT_ONCE,
                            Ability.TELLS_CANCELLED)
                    .repeatableFor(Duration.ofSeconds(50))),

    /** Has another id for a call in its first callback than in the answer. Lists no calls. */
    RENAMING(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS, Ability.TELLS_RINGING));

    private final Capabilities capabilities;

    Manners(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** Whether what is lost of its callbacks can be found out in other ways. */
    boolean listsCalls() {
        return capabilities.can(Ability.LISTS_CALLS);
    }

    boolean tellsRinging() {
        return capabilities.can(Ability.TELLS_RINGING);
    }

    /** Whether the callee hears nothing before it is told what. */
    boolean waitsForCommands() {
        return capabilities.answer() == Answer.PUSH;
    }

    /** Whether what it answers a create with is the id of callbacks. */
    boolean namesAtOnce() {
        return capabilities.can(Ability.NAMES_CALLS_AT_ONCE);
    }
}
