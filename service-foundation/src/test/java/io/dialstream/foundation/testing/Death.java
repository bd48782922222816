package io.dialstream.foundation.testing;

/** The process is dead: nothing that it does has any effect any more. */
public final class Death extends Error {

    public Death() {
        super("dead", null, false, false);
    }
}
