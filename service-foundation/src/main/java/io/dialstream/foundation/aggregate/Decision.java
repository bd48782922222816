package io.dialstream.foundation.aggregate;

import java.util.List;

/** An aggregate after its inputs, and what is to be done besides. */
public interface Decision<S, E> {

    /** The new state, not written yet; equal to the old one when there is nothing to write. */
    S state();

    /**
     * What is to be done besides, in order. Each may be done twice: whoever goes on after a death
     * cannot know what was done.
     */
    List<E> effects();
}
