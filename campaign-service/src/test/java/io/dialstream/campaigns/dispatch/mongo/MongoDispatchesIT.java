package io.dialstream.campaigns.dispatch.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.model.Updates;
import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.Dispatches;
import io.dialstream.campaigns.dispatch.DispatchesContract;
import io.dialstream.campaigns.dispatch.LeadCounts;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.WriteSizes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.Document;
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
            leads.update(
                    List.of(
                            LeadUpdate.returned(
                                    new LeadUpdate.Of("c", position, 1, Attempts.NONE),
                                    Instant.EPOCH,
                                    "why")));
        }
        mongo.getCollection("dispatches")
                .insertOne(DispatchDocumentTest.uncounted(DispatchState.OPEN));

        var dispatch = new MongoDispatches(mongo, leads).load(List.of("c")).get("c");

        assertThat(dispatch).isNotNull();
        assertThat(dispatch.counts()).isEqualTo(new LeadCounts(2, 1, 0, null));
        assertThat(dispatch.nextAttemptAt()).isEqualTo(Instant.EPOCH);
    }

    /** It was all of the document each time: 23 kB for 50 live calls and as many that wait. */
    @Test
    void whatIsWrittenDoesNotGrowWithTheLimit() {
        var small = largestWrite(5);
        assertThat(largestWrite(50)).isCloseTo(small, within(20));
        assertThat(small).isLessThan(1_000);
    }

    private static int largestWrite(int limit) {
        var sizes = new WriteSizes();
        var mongo = MongoFixture.emptyDatabase(sizes);
        var dispatches = new MongoDispatches(mongo, new InMemoryLeads());
        var before = begun(limit);
        for (var dispatch : course(limit, 20)) {
            dispatches.save(dispatch, before);
            before = dispatch.written();
        }
        var taken = sizes.taken();
        assertThat(taken).hasSize(60);
        return Collections.max(taken);
    }

    /** While both versions run, and after that: it knows no form, and keeps none. */
    @Test
    void writesAnewWhatAnEarlierVersionHasWritten() {
        var mongo = MongoFixture.emptyDatabase();
        var dispatches = new MongoDispatches(mongo, new InMemoryLeads());
        var course = course(2, 1);
        dispatches.save(course.getFirst(), begun(2));
        var stored = mongo.getCollection("dispatches");
        stored.updateOne(new Document("_id", "c"), Updates.unset("form"));

        assertThat(dispatches.save(course.get(1), course.getFirst().written())).isTrue();

        assertThat(dispatches.load(List.of("c"))).containsValue(course.get(1).written());
        assertThat(stored.find().first()).containsKey("form");
    }

    private static Lead lead(int position) {
        return Lead.pending("c", position, "id", "Lead", new PhoneNumber("+14155551001"), Map.of());
    }
}
