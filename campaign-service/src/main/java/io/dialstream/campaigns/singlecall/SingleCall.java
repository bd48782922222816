package io.dialstream.campaigns.singlecall;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;

/** A call outside any campaign, as it was asked for. */
public record SingleCall(
        String id,
        String userId,
        String agentId,
        String name,
        PhoneNumber phoneNumber,
        Instant createdAt) {

    /** What it is called as a lead: the first and only one. */
    public static final String LEAD_ID = "1";
}
