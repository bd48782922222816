/** Twilio's REST API over the exchange. */
@NullMarked
package io.dialstream.simulator.exchange.twilio;

import org.jspecify.annotations.NullMarked;
