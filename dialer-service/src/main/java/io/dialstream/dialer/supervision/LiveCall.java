package io.dialstream.dialer.supervision;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import java.time.Instant;

/**
 * A call that the provider has.
 *
 * @param status the furthest that was heard of it
 * @param since when it took its slot
 * @param hangUp whether it is to end
 */
public record LiveCall(
        PlaceCall call, String providerCallId, CallStatus status, Instant since, boolean hangUp) {}
