package io.dialstream.simulator.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A call that a person makes.
 *
 * @param account whose number is called
 * @param from the caller's number, or what stands there of one who does not show it
 * @param to the number that is called
 * @param talkSeconds how long the caller would talk, in simulated seconds; null leaves it to chance
 * @param ringSeconds after how long the caller hangs up, whatever is answered meanwhile; null for
 *     one who waits
 * @param returns the id of the call that the caller has missed; null for another reason
 */
public record IncomingCall(
        String account,
        String from,
        String to,
        @Nullable Integer talkSeconds,
        @Nullable Double ringSeconds,
        @Nullable String returns) {}
