package io.dialstream.simulator.callback;

import io.dialstream.simulator.call.Gather;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants an answered call to do, as far as the exchange knows such things.
 *
 * @param problem why it cannot be done, if it cannot
 * @param said the words that are read out
 * @param gather the key that is waited for
 */
public record Instructions(
        Optional<String> problem, Optional<String> said, Optional<Gather> gather) {

    /** Nothing is wrong with it, and there is nothing that the callee could hear as words. */
    public static final Instructions WORDLESS = of(null, null);

    public static Instructions of(@Nullable String said, @Nullable Gather gather) {
        return new Instructions(
                Optional.empty(), Optional.ofNullable(said), Optional.ofNullable(gather));
    }

    public static Instructions unusable(String problem) {
        return new Instructions(Optional.of(problem), Optional.empty(), Optional.empty());
    }
}
