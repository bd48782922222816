package io.dialstream.dialer.placement;

import java.time.Instant;

/**
 * The slot of its lane that a call occupies while it is placed.
 *
 * @param partition in which everything about the lane lies
 * @param since when the call took it
 */
public record LaneSlot(
        String laneId, int partition, String callId, SlotTaken taken, Instant since) {}
