package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.fault.Fault;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What came of a create. */
public sealed interface Placement {

    /** A fault refused it; nothing will be dialled. */
    record Refused(Fault fault, long retryAfterSeconds) implements Placement {}

    /**
     * There is a call.
     *
     * @param spoiled how the answer goes wrong; null when it does not
     * @param answerable when the answer may be given
     */
    record Accepted(Call call, @Nullable Fault spoiled, CompletionStage<Void> answerable)
            implements Placement {}
}
