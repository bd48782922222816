package io.dialstream.campaigns.dispatch.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.DispatchesContract;
import io.dialstream.campaigns.dispatch.LeadCounts;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.testing.MongoFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MongoDispatchesIT extends DispatchesContract {

    @Override
    protected Dispatches emptyStore() {
        var dispatches = new MongoDispatches(MongoFixture.emptyDatabase(), new InMemoryLeads());
        dispatches.prepare();
        return dispatches;
    }

    /** It has replaced the document, and taken all that it had sent and did not know for DONE. */
    @Test
    void forgetsNoLeadThatWaitsWhenAnEarlierVersionHasHadTheDispatch() {
        var mongo = MongoFixture.emptyDatabase();
        var leads = new InMemoryLeads();
        for (int position : List.of(2, 5)) {
            leads.insert(List.of(lead(position)));
            leads.update(List.of(LeadUpdate.returned("c", position, 1, Instant.EPOCH, "why")));
        }
        mongo.getCollection("dispatches")
                .insertOne(DispatchDocumentTest.uncounted(DispatchState.OPEN));

        var dispatch = new MongoDispatches(mongo, leads).load(List.of("c")).get("c");

        assertThat(dispatch).isNotNull();
        assertThat(dispatch.counts()).isEqualTo(new LeadCounts(2, 1, null));
        assertThat(dispatch.nextAttemptAt()).isEqualTo(Instant.EPOCH);
    }

    private static Lead lead(int position) {
        return Lead.pending("c", position, "id", "Lead", new PhoneNumber("+14155551001"), Map.of());
    }
}
