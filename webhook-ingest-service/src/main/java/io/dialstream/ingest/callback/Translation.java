package io.dialstream.ingest.callback;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.request.WebhookResult;
import java.util.List;

/** What a status callback means. */
sealed interface Translation {

    /** An event for that topic; {@code kind} is how it counts once the log has it. */
    record Event(String topic, CallStatusChanged event, WebhookResult kind)
            implements Translation {}

    /** Without what every callback has, or with it twice. */
    record Malformed(List<FieldProblem> problems) implements Translation {}
}
