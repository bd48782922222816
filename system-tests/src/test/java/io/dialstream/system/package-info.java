/** Journeys through all processes: real jars, a real broker, real HTTP, the simulated provider. */
@NullMarked
package io.dialstream.system;

import org.jspecify.annotations.NullMarked;
