/**
 * Vonage's Voice API (version 1) over the exchange, and its signed events. What is not documented
 * there is chosen so that a caller who relies on more than the documentation fails here: a list by
 * date leaves out what is not being dialled yet.
 */
@NullMarked
package io.dialstream.simulator.exchange.vonage;

import org.jspecify.annotations.NullMarked;
