package io.dialstream.foundation.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.eventlog.EventLogProperties;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTopicsTest {

    @ParameterizedTest
    @CsvSource({"1,", "2,", "3, 2", "5, 2"})
    void ofThreeCopiesOneMayBeAway(short replication, String inSync) {
        var wanted = new WantedTopics(new EventLogProperties("broker:9092", 24, replication, ""));

        assertThat(wanted.all(24))
                .allSatisfy(topic -> {
                    assertThat(topic.replicationFactor()).isEqualTo(replication);
                    assertThat(topic.configs().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                            .isEqualTo(inSync);
                });
    }
}
