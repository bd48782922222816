package io.dialstream.foundation.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.eventlog.KnownTopic;
import io.dialstream.foundation.testing.MongoFixture;
import org.junit.jupiter.api.Test;

class MongoKnownTopicsIT {

    @Test
    void theFirstOneStays() {
        var known = new MongoKnownTopics(MongoFixture.emptyDatabase());
        var first = new KnownTopic("call-status", 24, "one");

        assertThat(known.firstMet(first)).isEqualTo(first);
        assertThat(known.firstMet(new KnownTopic("call-status", 48, "two"))).isEqualTo(first);
        var other = new KnownTopic("dial-commands", 24, "three");
        assertThat(known.firstMet(other)).isEqualTo(other);
    }
}
