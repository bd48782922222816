/** The simulator's own API: its report, faults, outcomes and settings. */
@NullMarked
package io.dialstream.simulator.control;

import org.jspecify.annotations.NullMarked;
