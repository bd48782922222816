/** Plivo's voice API, and how it calls back. */
@NullMarked
package io.dialstream.simulator.exchange.plivo;

import org.jspecify.annotations.NullMarked;
