/**
 * SignalWire as the provider, through its compatibility API: callbacks and instructions are those
 * of Twilio, signatures are not quite.
 *
 * <h2>Why is an answer told twice?</h2>
 *
 * SignalWire sends both {@code answered} and {@code in-progress}. Both are ANSWERED: whichever
 * comes first counts, and the other one changes nothing, as any callback that comes twice.
 */
@NullMarked
package io.dialstream.ingest.signalwire;

import org.jspecify.annotations.NullMarked;
