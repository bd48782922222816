package io.dialstream.simulator.call;

/**
 * That whoever misses a call calls back.
 *
 * @param seconds simulated, from the end of the call that was missed
 * @param impatient whether he hangs up while it rings
 */
public record PlannedReturn(double seconds, boolean impatient) {}
