package io.dialstream.foundation.aggregate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregate does about its inputs. Pure: the same state, inputs and time make the same
 * decision, and an input that is repeated or late changes nothing.
 */
public interface Decider<S, I, E> {

    /** Decides on one input after the other. */
    Decision<S, E> decide(S state, List<I> inputs, Instant now);

    /**
     * Whether nothing is lost by an input that changes nothing in a remembered state, should that
     * be outdated: then nobody has to read the stored one for it.
     */
    boolean isNegligible(S remembered, I input);

    /** When somebody must look at it unless something comes in before; null for never. */
    @Nullable Instant due(S state);

    /** The input that its time has come. */
    I timePassed();

    /** The input that nothing which followed from its last write is known to have been done. */
    I recovered();
}
