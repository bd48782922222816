/** Time, chance, processes that can die, and the seams at which they do. */
@NullMarked
package io.dialstream.simulation.engine;

import org.jspecify.annotations.NullMarked;
