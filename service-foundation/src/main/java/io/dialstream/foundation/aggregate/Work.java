package io.dialstream.foundation.aggregate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one aggregate has to handle, in order.
 *
 * @param id the aggregate's
 * @param partition where the records lie that the inputs come from; null when they come from none
 */
public record Work<I>(String id, @Nullable Integer partition, List<I> inputs) {

    public Work {
        inputs = List.copyOf(inputs);
    }

    /** One input. */
    public static <I> Work<I> of(String id, @Nullable Integer partition, I input) {
        return new Work<>(id, partition, List.of(input));
    }

    /** The same with one more input. */
    public Work<I> and(I input) {
        return new Work<>(id, partition, Stream.concat(inputs.stream(), Stream.of(input)).toList());
    }
}
