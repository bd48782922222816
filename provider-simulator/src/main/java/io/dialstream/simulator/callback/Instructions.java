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
 * @param stays whether it goes on until somebody hangs up
 */
public record Instructions(
        Optional<String> problem, Optional<String> said, Optional<Gather> gather, boolean stays) {

    /** Of the words that are read out. */
    private static final double CHARACTERS_PER_SECOND = 15;

    /** Nothing is wrong with it, and there is nothing that the callee could hear as words. */
    public static final Instructions WORDLESS = of(null, null);

    public static Instructions of(@Nullable String said, @Nullable Gather gather) {
        return new Instructions(
                Optional.empty(), Optional.ofNullable(said), Optional.ofNullable(gather), false);
    }

    /** The same, and what goes on until somebody hangs up if that is so. */
    public Instructions staying(boolean so) {
        return new Instructions(problem, said, gather, so);
    }

    /** How long it takes to read out the words, in whole simulated seconds. */
    public int readingSeconds() {
        return (int) Math.ceil(said.map(String::length).orElse(0) / CHARACTERS_PER_SECOND);
    }

    public static Instructions unusable(String problem) {
        return new Instructions(Optional.of(problem), Optional.empty(), Optional.empty(), false);
    }
}
