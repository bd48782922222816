package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as the API shows it; the field names are a promise. */
@Schema(name = "Call")
record CallView(
        String id,
        @Nullable String campaignId,
        String leadId,
        @Nullable String leadName,
        @Schema(type = "string", example = "+15005550017") PhoneNumber phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        @Schema(description = "which call to its lead it is", minimum = "1") int attempt,
        @Schema(description = "who answered; null where nobody listened or nobody answered")
                @Nullable AnsweredBy answeredBy) {

    static CallView of(Call call) {
        var ending = call.ending();
        return new CallView(
                call.id(),
                call.callee().campaignId(),
                call.callee().leadId(),
                call.callee().leadName(),
                call.callee().phoneNumber(),
                call.status(),
                ending == null ? null : ending.reason(),
                call.carrier().provider(),
                call.carrier().providerCallId(),
                call.createdAt(),
                call.dialedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.durationSeconds(),
                call.attempt(),
                call.answer().by());
    }
}
