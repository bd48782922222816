/** The ways in which the simulator can misbehave, and when it does. */
@NullMarked
package io.dialstream.simulator.fault;

import org.jspecify.annotations.NullMarked;
