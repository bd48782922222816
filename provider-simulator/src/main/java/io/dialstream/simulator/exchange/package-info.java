/** The telephone exchange: one event loop that starts, moves and ends calls. */
@NullMarked
package io.dialstream.simulator.exchange;

import org.jspecify.annotations.NullMarked;
