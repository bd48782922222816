package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/**
 * A {@code <Gather>} that waits for the callee to press a key.
 *
 * @param action where it is told, with its fragment
 * @param told the key that its words name; null when they name none
 */
public record Gather(String action, String method, @Nullable String told) {}
