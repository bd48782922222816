package io.dialstream.foundation.aggregate;

import java.util.List;

/**
 * A decision about an aggregate, and what it was made on.
 *
 * @param inputs all that was decided on
 * @param after the new state, as it is written once it is; {@code before} when nothing changes
 * @param effects those that precede the save, and the others
 */
public record Change<S, I, E>(S before, List<I> inputs, S after, List<E> effects) {}
