package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;

/** What came of the wish to end a call. */
public sealed interface Ending {

    record UnknownCall() implements Ending {}

    /** The call had ended before. */
    record TooLate() implements Ending {}

    /** The call as it is now; a cancel leaves one that was answered as it was. */
    record Obeyed(Call call) implements Ending {}
}
