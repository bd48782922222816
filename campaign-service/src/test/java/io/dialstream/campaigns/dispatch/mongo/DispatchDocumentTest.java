package io.dialstream.campaigns.dispatch.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.LeadCounts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What versions before this one have stored. */
class DispatchDocumentTest {

    private static final Date NOW = Date.from(Instant.parse("2026-11-22T16:00:00Z"));

    /** Six of ten leads were sent: two are with the dialer, one was handed back. */
    static Document uncounted(DispatchState state) {
        return new Document("_id", "c")
                .append("campaignId", "c")
                .append("userId", "ann")
                .append("agentId", "reminder")
                .append("voice", null)
                .append("partition", 3)
                .append("state", state.name())
                .append("limit", 2)
                .append("controlRevision", 1L)
                .append("totalLeads", 10)
                .append("nextLead", 7)
                .append("returned", List.of(new Document("position", 1).append("attempt", 2)))
                .append("inFlight", List.of(inFlight(5), inFlight(6)))
                .append("createdAt", NOW)
                .append("version", 20L);
    }

    private static Document inFlight(int position) {
        return new Document("position", position)
                .append("attempt", 1)
                .append("callId", "c-" + position + "-1")
                .append("commandedAt", NOW)
                .append("sentAt", NOW)
                .append("resends", 0)
                .append("initiated", true)
                .append("providerCallId", null);
    }

    @Test
    void finishedAllThatWasSentAndIsKnownNoMore() {
        var dispatch = DispatchDocument.toDispatch(uncounted(DispatchState.OPEN));

        assertThat(dispatch.counts()).isEqualTo(new LeadCounts(3, 0, 0, null));
        assertThat(dispatch.progress().orElseThrow().pending()).isEqualTo(5);
    }

    @Test
    void doesNotKnowWhatItHasFinishedOnceItHasStopped() {
        var stopped = uncounted(DispatchState.STOPPED).append("nextLead", 11);

        assertThat(DispatchDocument.toDispatch(stopped).counts()).isNull();
        assertThat(DispatchDocument.toDispatch(stopped).progress()).isEmpty();
    }
}
