package io.dialstream.ingest.provider;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.problem.FieldProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A status callback, read. */
public sealed interface StatusCallback {

    /**
     * What it says about a call.
     *
     * @param providerCallId of {@link #isProviderCallId letters of ids} only: it may become a key
     * @param status null for a word that we do not know
     * @param word the provider's own word for the status
     * @param sequence the provider's count of callbacks of this call, from 0; null when it has none
     * @param occurredAt the provider's clock; null when it did not tell
     * @param talkSeconds of a call that was answered and has ended, where the provider says so
     * @param reason see {@link Reasons}
     * @param detail one sentence for people
     * @param answeredBy who has answered; null of a callback that does not tell
     * @param data all fields as received
     */
    record Report(
            String providerCallId,
            @Nullable CallStatus status,
            String word,
            @Nullable Integer sequence,
            @Nullable Instant occurredAt,
            @Nullable Integer talkSeconds,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable AnsweredBy answeredBy,
            Map<String, String> data)
            implements StatusCallback {

        public Report {
            if (!isProviderCallId(providerCallId)) {
                throw new IllegalArgumentException("providerCallId is no call's id");
            }
        }

        /** The event of a call, by whose ids it is known, at an account of ours. */
        public CallStatusChanged event(
                String callId,
                @Nullable String campaignId,
                @Nullable String leadId,
                String account,
                Instant now) {
            return new CallStatusChanged(
                            eventId(callId),
                            callId,
                            campaignId,
                            null,
                            leadId,
                            null,
                            null,
                            status,
                            occurredAt,
                            now.truncatedTo(ChronoUnit.MILLIS),
                            account,
                            providerCallId,
                            sequence,
                            talkSeconds,
                            reason,
                            detail,
                            null,
                            answeredBy,
                            null,
                            data)
                    .identified();
        }

        /** The same, as if its word for the status were none that we know. */
        Report withoutStatus() {
            return new Report(
                    providerCallId,
                    null,
                    word,
                    sequence,
                    occurredAt,
                    null,
                    reason,
                    detail,
                    answeredBy,
                    data);
        }

        String eventId(String callId) {
            if (answeredBy != null) {
                return CallStatusChanged.eventId(callId, "answered-by:" + answeredBy);
            }
            return status == null
                    ? CallStatusChanged.rawEventId(callId, shortWord(), sequence)
                    : CallStatusChanged.eventId(callId, status);
        }

        private String shortWord() {
            return word.length() <= MAX_WORD ? word : word.substring(0, MAX_WORD);
        }
    }

    /** Longer words are cut: one becomes part of an event's id. */
    int MAX_WORD = 64;

    /** It lacks what every callback has, or says it twice. */
    record Malformed(List<FieldProblem> problems) implements StatusCallback {}

    /** What our ids are made of. */
    Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** What those of providers are made of: some begin with a version and a colon. */
    Pattern PROVIDER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    static boolean isCallId(String text) {
        return ID.matcher(text).matches();
    }

    static boolean isProviderCallId(String text) {
        return PROVIDER_ID.matcher(text).matches();
    }
}
