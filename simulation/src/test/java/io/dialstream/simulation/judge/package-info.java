/** What must hold whatever happens. */
@NullMarked
package io.dialstream.simulation.judge;

import org.jspecify.annotations.NullMarked;
