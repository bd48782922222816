package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.CallDirection;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallMatch;
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
        @Schema(description = "null of an incoming call that returns no call of ours")
                @Nullable String leadId,
        @Nullable String leadName,
        @Schema(
                        description =
                                "who is called; of an incoming call who calls, null when it is not"
                                        + " shown",
                        types = {"string", "null"},
                        example = "+15005550017")
                @Nullable PhoneNumber phoneNumber,
        CallStatus status,
        @Nullable String reason,
        @Nullable String provider,
        @Nullable String providerCallId,
        Instant createdAt,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        @Schema(
                        description = "which call to its lead it is; null of an incoming call",
                        minimum = "1")
                @Nullable Integer attempt,
        @Schema(description = "who answered; null where nobody listened or nobody answered")
                @Nullable AnsweredBy answeredBy,
        @Schema(description = "OUTBOUND: we placed it; INBOUND: somebody called a number of ours")
                CallDirection direction,
        @Schema(
                        description =
                                "the number of ours that the call comes from, or that is called;"
                                        + " null as long as it is not known",
                        types = {"string", "null"},
                        example = "+15005550006")
                @Nullable PhoneNumber ourNumber,
        @Schema(
                        description =
                                "the call of ours that an incoming call returns: the last one to"
                                        + " its caller, made within 30 days before it. campaignId,"
                                        + " leadId and leadName are of that call.")
                @Nullable String returnsCallId,
        @Schema(
                        description =
                                "how that was found: CALLER_ID, the last call that came from the"
                                        + " very number that is called; NUMBER, from another number;"
                                        + " NONE, there is none. Null of calls that we placed.")
                @Nullable CallMatch matchedBy) {

    static CallView of(Call call) {
        var ending = call.ending();
        var incoming = call.callee().incoming();
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
                call.callee().attempt(),
                call.answer().by(),
                call.callee().direction(),
                call.carrier().ourNumber(),
                incoming == null ? null : incoming.returnsCallId(),
                incoming == null ? null : incoming.matchedBy());
    }
}
