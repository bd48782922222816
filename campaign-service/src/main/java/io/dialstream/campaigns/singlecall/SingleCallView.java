package io.dialstream.campaigns.singlecall;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call of which nothing has been heard yet, in the shape that every call has. */
public record SingleCallView(
        String id,
        @Nullable String campaignId,
        String leadId,
        String leadName,
        String phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        int attempt,
        @Nullable AnsweredBy answeredBy,
        String direction,
        @Nullable String ourNumber,
        @Nullable String returnsCallId,
        @Nullable CallMatch matchedBy) {

    private static final String OUTBOUND = "OUTBOUND";

    public static SingleCallView of(SingleCall call) {
        return new SingleCallView(
                call.id(),
                null,
                SingleCall.LEAD_ID,
                call.name(),
                call.phoneNumber().e164(),
                CallStatus.INITIATED,
                null,
                null,
                null,
                call.createdAt(),
                null,
                null,
                null,
                null,
                1,
                null,
                OUTBOUND,
                null,
                null,
                null);
    }
}
