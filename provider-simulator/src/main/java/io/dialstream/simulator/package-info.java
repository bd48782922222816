/** Starts the simulator: its properties and how its parts are put together. */
@NullMarked
package io.dialstream.simulator;

import org.jspecify.annotations.NullMarked;
