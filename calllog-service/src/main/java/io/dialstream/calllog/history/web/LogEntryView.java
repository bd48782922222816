package io.dialstream.calllog.history.web;

import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.history.LogEvent;
import io.dialstream.events.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log entry as the API shows it; the field names are a promise. */
@Schema(name = "CallLog")
record LogEntryView(
        String id,
        String callId,
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
        LogEvent event,
        Instant timestamp,
        String details,
        Map<String, String> data,
        @Nullable Integer durationSeconds,
        @Nullable String voipProvider,
        @Schema(
                        description =
                                "which call to its lead it is about; null of an incoming call",
                        minimum = "1")
                @Nullable Integer attempt) {

    static LogEntryView of(LogEntry entry) {
        return new LogEntryView(
                entry.id(),
                entry.callee().callId(),
                entry.callee().campaignId(),
                entry.callee().leadId(),
                entry.callee().leadName(),
                entry.callee().phoneNumber(),
                entry.event(),
                entry.timestamp(),
                entry.details(),
                entry.data(),
                entry.durationSeconds(),
                entry.voipProvider(),
                entry.callee().attempt());
    }
}
