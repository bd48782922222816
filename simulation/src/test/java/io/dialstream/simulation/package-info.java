/** Whole deployments in one thread, on a clock and with faults that follow from a seed. */
@NullMarked
package io.dialstream.simulation;

import org.jspecify.annotations.NullMarked;
