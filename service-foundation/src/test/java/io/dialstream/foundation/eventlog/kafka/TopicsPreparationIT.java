package io.dialstream.foundation.eventlog.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLogProperties;
import io.dialstream.foundation.eventlog.KnownTopic;
import io.dialstream.foundation.eventlog.KnownTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TopicsPreparationIT {

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

    private static Admin admin;

    private final Map<String, KnownTopic> remembered = new HashMap<>();

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
        admin = Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        BROKER.destroy();
    }

    @AfterEach
    void forget() throws Exception {
        var all = admin.listTopics().names().get(10, SECONDS);
        admin.deleteTopics(all).all().get(10, SECONDS);
        await().until(() -> admin.listTopics().names().get(10, SECONDS).isEmpty());
    }

    private void prepare(int partitions, int replication) {
        prepare(partitions, replication, "");
    }

    private void prepare(int partitions, int replication, String prefix) {
        KnownTopics known =
                topic -> {
                    remembered.putIfAbsent(topic.name(), topic);
                    return remembered.get(topic.name());
                };
        new TopicsPreparation(
                        new KafkaAdmin(Map.of("bootstrap.servers", BROKER.getBrokersAsString())),
                        new EventLogProperties(
                                BROKER.getBrokersAsString(),
                                partitions,
                                (short) replication,
                                prefix),
                        Optional.of(known))
                .prepare();
    }

    /** As a service does, which waits for a slow broker. */
    private void prepareInTime(int partitions, int replication) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThatCode(() -> prepare(partitions, replication))
                                .doesNotThrowAnyException());
    }

    private static String setting(String topic, String name) throws Exception {
        var settings = admin.describeConfigs(List.of(resource(topic))).all().get(10, SECONDS);
        return requireNonNull(settings.get(resource(topic))).get(name).value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void set(String topic, String name, String value) throws Exception {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(resource(topic), change)).all().get(10, SECONDS);
        await().until(() -> setting(topic, name).equals(value));
    }

    @Test
    void makesWhatIsMissingAndFindsItRight() throws Exception {
        prepareInTime(3, 1);

        assertThat(setting(Topics.CAMPAIGN_STATS, TopicConfig.CLEANUP_POLICY_CONFIG))
                .isEqualTo("compact");
        prepareInTime(3, 1);
    }

    @Test
    void refusesFewerCopiesThanAreWanted() {
        prepareInTime(3, 1);

        assertThatThrownBy(() -> prepare(3, 3))
                .hasMessageContaining("call-status has 1 of 3 copies of each partition")
                .hasMessageContaining("kafka-reassign-partitions.sh")
                .hasMessageContaining(
                        "--entity-name call-status --add-config min.insync.replicas=2");
    }

    @Test
    void refusesSettingsUnderWhichRecordsGetLost() throws Exception {
        prepareInTime(3, 1);
        set(Topics.CALL_STATUS, TopicConfig.RETENTION_MS_CONFIG, "60000");
        set(Topics.CAMPAIGN_STATS, TopicConfig.CLEANUP_POLICY_CONFIG, "delete");

        assertThatThrownBy(() -> prepare(3, 1))
                .hasMessageContaining("call-status has retention.ms=60000 and needs 2592000000")
                .hasMessageContaining("campaign-stats has cleanup.policy=delete and needs compact");
    }

    @Test
    void leavesWhatIsKeptForLongerAlone() throws Exception {
        prepareInTime(3, 1);
        set(Topics.CALL_STATUS, TopicConfig.RETENTION_MS_CONFIG, "-1");
        set(Topics.DIAL_COMMANDS, TopicConfig.RETENTION_MS_CONFIG, "2592000000");

        prepareInTime(3, 1);
    }

    @Test
    void refusesTopicsThatHaveGrownUnderStoredData() throws Exception {
        prepareInTime(3, 1);
        for (var topic : WantedTopics.REFERRED_TO) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(6)))
                    .all()
                    .get(10, SECONDS);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> prepare(3, 1))
                                .hasMessageContaining(
                                        "call-status has 6 partitions and had 3 when the stored"
                                                + " data was made"));
    }

    @Test
    void refusesCoPartitionedTopicsThatDifferAndRemembersNone() throws Exception {
        prepareInTime(3, 1);
        admin.createPartitions(Map.of(Topics.CALL_STATUS, NewPartitions.increaseTo(6)))
                .all()
                .get(10, SECONDS);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    remembered.clear();
                    assertThatThrownBy(() -> prepare(3, 1))
                            .hasMessageContaining("the same number of partitions");
                    assertThat(remembered).isEmpty();
                });
    }

    @Test
    void refusesATopicThatWasCreatedAnewUnderStoredData() throws Exception {
        prepareInTime(3, 1);
        admin.deleteTopics(List.of(Topics.CALL_STATUS)).all().get(10, SECONDS);
        await().until(() ->
                !admin.listTopics().names().get(10, SECONDS).contains(Topics.CALL_STATUS));

        assertThatThrownBy(() -> prepare(3, 1))
                .hasMessageContaining(
                        "call-status is not the topic that the stored data was made of");
    }

    @Test
    void refusesTheTopicsOfAnotherPrefixUnderStoredData() {
        prepareInTime(3, 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> prepare(3, 1, "acme."))
                                .hasMessageContaining(
                                        "acme.call-status is not the topic that the stored data was"
                                                + " made of"));
    }

    @Test
    void takesTheTopicsThatItMeetsFirst() {
        prepareInTime(3, 1);

        assertThat(remembered.values())
                .extracting(KnownTopic::name, KnownTopic::partitions)
                .contains(tuple(Topics.CALL_STATUS, 3));
        prepareInTime(6, 1);
    }
}
