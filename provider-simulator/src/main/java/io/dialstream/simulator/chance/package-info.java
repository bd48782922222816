/** Repeatable randomness. */
@NullMarked
package io.dialstream.simulator.chance;

import org.jspecify.annotations.NullMarked;
