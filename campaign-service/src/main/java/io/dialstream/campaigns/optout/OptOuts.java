package io.dialstream.campaigns.optout;

import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.events.CallIds;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.logging.LogFields;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts callees who ask for it on the do-not-call list of whoever has called them. From the moment
 * at which that is stored, no decision calls them: each looks into the list.
 */
@Component
public class OptOuts {

    /** Of an entry that a callee has asked for. */
    public static final String SOURCE = "OPT_OUT";

    private static final Logger log = LoggerFactory.getLogger(OptOuts.class);

    private final Dispatches dispatches;
    private final Leads leads;
    private final DoNotCallEntries entries;
    private final Clock clock;
    private final Counter counter;

    OptOuts(
            Dispatches dispatches,
            Leads leads,
            DoNotCallEntries entries,
            Clock clock,
            MeterRegistry metrics) {
        this.dispatches = dispatches;
        this.leads = leads;
        this.entries = entries;
        this.clock = clock;
        this.counter =
                Counter.builder("dialstream.opt.outs")
                        .description("Callees who have asked, by a key, not to be called again")
                        .register(metrics);
    }

    /** Handles events that may have been handled before. */
    public void handle(List<EventRecord> records) {
        records.stream()
                .map(EventRecord::event)
                .filter(CalleeOptedOut.class::isInstance)
                .map(CalleeOptedOut.class::cast)
                .forEach(this::handle);
    }

    private void handle(CalleeOptedOut event) {
        try (var _ = LogFields.ofCall(event.campaignId(), event.callId())) {
            var dispatch = dispatches.load(List.of(event.key())).get(event.key());
            var called = leads.find(event.key(), List.of(CallIds.positionOf(event.callId())));
            if (dispatch == null || called.isEmpty()) {
                log.error("Nobody knows whom call {} has called, who opts out", event.callId());
                return;
            }
            optOut(dispatch.userId(), called.getFirst(), event.callId());
        }
    }

    /**
     * The list comes first: whoever finds the lead marked finds the entry stored. Once it is
     * marked, the same call changes nothing more, also when the user has deleted the entry since.
     */
    private void optOut(String userId, Lead lead, String callId) {
        if (!callId.equals(lead.optOutCallId())) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var entry =
                    new DoNotCallEntry(
                            userId,
                            lead.phoneNumber().e164(),
                            "opted out in call " + callId,
                            SOURCE,
                            null,
                            now);
            entries.add(List.of(entry), now);
            if (leads.optOut(lead.campaignId(), lead.position(), callId)) {
                counter.increment();
            }
        }
    }
}
