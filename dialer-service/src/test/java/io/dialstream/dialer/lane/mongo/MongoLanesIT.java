package io.dialstream.dialer.lane.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.model.Updates;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.lane.LanesContract;
import io.dialstream.dialer.lane.SampleLanes;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.WriteSizes;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoLanesIT extends LanesContract {

    @Override
    protected Lanes emptyStore() {
        var lanes = new MongoLanes(MongoFixture.emptyDatabase());
        lanes.prepare();
        return lanes;
    }

    /** It was all of the document each time: 17 and 83 kB for 50 calls. */
    @Test
    void whatIsWrittenGrowsNeitherWithTheLimitNorWithTheMessage() {
        var small = largestWrite(5, "m".repeat(10));
        for (int limit : List.of(5, 50)) {
            for (int characters : List.of(10, 4_000)) {
                assertThat(largestWrite(limit, "m".repeat(characters)))
                        .as("limit %d, message %d", limit, characters)
                        .isCloseTo(small, within(40));
            }
        }
        assertThat(small).isLessThan(2_000);
    }

    private static int largestWrite(int limit, String message) {
        var sizes = new WriteSizes();
        var lanes = new MongoLanes(MongoFixture.emptyDatabase(sizes));
        var before = Lane.empty("c", 3, "c");
        for (var lane : SampleLanes.course(limit, message, 20)) {
            lanes.save(lane, before);
            before = lane.written();
        }
        var taken = sizes.taken();
        assertThat(taken).hasSize(80);
        return Collections.max(taken);
    }

    /** While both versions run, and after that: it knows no form, and keeps none. */
    @Test
    void writesAnewWhatAnEarlierVersionHasWritten() {
        var mongo = MongoFixture.emptyDatabase();
        var lanes = new MongoLanes(mongo);
        var course = SampleLanes.course(2, "Hello", 1);
        lanes.save(course.getFirst(), Lane.empty("c", 3, "c"));
        var stored = mongo.getCollection("lanes");
        stored.updateOne(new Document("_id", "c"), Updates.unset("form"));
        stored.updateOne(new Document("_id", "c"), Updates.set("waiting", List.of()));

        assertThat(lanes.save(course.get(1), course.getFirst().written())).isTrue();

        assertThat(lanes.load(List.of("c"))).containsValue(course.get(1).written());
        assertThat(stored.find().first()).containsKey("form").doesNotContainKey("waiting");
    }
}
