package io.dialstream.calllog.call;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatusChanged;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who answered a call: the first verdict counts, and none after the end.
 *
 * @param by null as long as there is no verdict, and where nobody has listened
 * @param instructedAt when the provider first fetched what the callee hears, by our clock; null
 *     where nobody has noticed
 */
public record Answer(@Nullable AnsweredBy by, @Nullable Instant instructedAt) {

    public static final Answer UNKNOWN = new Answer(null, null);

    /** How long a human may hear nothing before that is counted. */
    private static final Duration LONG = Duration.ofSeconds(2);

    /** After an event; the same object when it says nothing new of this. */
    Answer after(CallStatusChanged event) {
        var whom = by == null ? event.answeredBy() : by;
        var fetched =
                instructedAt == null && event.isInstructionsFetched()
                        ? event.occurredAt()
                        : instructedAt;
        var next = new Answer(whom, fetched);
        return next.equals(this) ? this : next;
    }

    boolean isByMachine() {
        return by != null && by.isMachine();
    }

    /** Whether there was nothing to be heard for long after the answer. */
    boolean wasSilent(Instant answeredAt) {
        return instructedAt != null && instructedAt.isAfter(answeredAt.plus(LONG));
    }
}
