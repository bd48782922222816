/** What SignalWire has taken over from Twilio, and what it does in its own way. */
@NullMarked
package io.dialstream.simulator.exchange.signalwire;

import org.jspecify.annotations.NullMarked;
