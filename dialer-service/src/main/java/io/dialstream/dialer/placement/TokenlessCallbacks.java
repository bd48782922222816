package io.dialstream.dialer.placement;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Callbacks without a token of calls that were placed before there were tokens. The ingest cannot
 * tell them from forged ones and sets them aside; what was written down of a placement can.
 */
@Component
public class TokenlessCallbacks {

    private final Placements placements;
    private final EventLog log;

    TokenlessCallbacks(Placements placements, EventLog log) {
        this.placements = placements;
        this.log = log;
    }

    /** Publishes those among what was set aside that were expected. Idempotent. */
    public void handle(List<EventRecord> setAside) {
        log.publishAndWait(
                setAside.stream()
                        .map(record -> (CallStatusChanged) record.event())
                        .filter(this::isExpected)
                        .toList());
    }

    private boolean isExpected(CallStatusChanged callback) {
        return placements
                .find(callback.callId())
                .filter(placement -> placement.expectsWithoutToken(callback))
                .isPresent();
    }
}
