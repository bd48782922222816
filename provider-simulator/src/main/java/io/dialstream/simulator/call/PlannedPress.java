package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/**
 * A key that the callee will press, once, where one is offered.
 *
 * @param key null for the one that the callee is told of
 * @param seconds simulated, from the moment at which there are words to hear
 */
public record PlannedPress(@Nullable String key, double seconds) {}
