package io.dialstream.ingest.route.kafka;

import static io.dialstream.ingest.incoming.AnsweredCalls.OUR_NUMBER;
import static io.dialstream.ingest.incoming.AnsweredCalls.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.route.NumberRoutes;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRouteReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.NUMBER_ROUTES, 0);

    private final MockConsumer<String, String> kafka = new MockConsumer<>("earliest");
    private final NumberRoutes routes = new NumberRoutes();
    private final NumberRouteReader reader =
            new NumberRouteReader(kafka, Topics.NUMBER_ROUTES, routes);

    @Test
    void hasReadAllThatWasThereWhenItReturns() {
        topic(3);
        kafka.schedulePollTask(() -> add(0, route("one", 1)));
        kafka.schedulePollTask(() -> {});
        kafka.schedulePollTask(() -> {
            add(1, route("two", 2));
            add(2, route("three", 3));
        });

        reader.readToEnd();

        assertThat(said()).isEqualTo("three");
    }

    @Test
    void hasNothingToWaitForWhereThereIsNoRoute() {
        topic(0);

        reader.readToEnd();

        assertThat(routes.of(OUR_NUMBER, "twilio")).isEmpty();
    }

    /** And is asked again, as all preparations are. */
    @Test
    void isNotDoneBeforeTheEnd() {
        topic(2);
        kafka.schedulePollTask(() -> add(0, route("one", 1)));

        assertThatThrownBy(reader::readToEnd).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNotDoneWhereKafkaIsAway() {
        topic(1);
        kafka.setPollException(new KafkaException("away"));

        assertThatThrownBy(reader::readToEnd).isInstanceOf(KafkaException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "{}", "not json", "[]", "{\"phoneNumber\":\"+1500\"}"})
    void whatCannotBeReadStopsNothing(@Nullable String poison) {
        topic(3);
        kafka.schedulePollTask(() -> {
            add(0, route("one", 1));
            add(1, poison);
            add(2, route("two", 2));
        });

        reader.readToEnd();

        assertThat(said()).isEqualTo("two");
    }

    @Test
    void readsOnUntilItIsStoppedAlsoAfterKafkaWasAway() {
        topic(1);
        kafka.schedulePollTask(() -> add(0, route("one", 1)));
        reader.readToEnd();
        kafka.schedulePollTask(() -> kafka.setPollException(new KafkaException("away")));
        kafka.schedulePollTask(() -> add(1, route("two", 2)));
        kafka.schedulePollTask(reader::stop);

        reader.run();

        assertThat(said()).isEqualTo("two");
        assertThat(kafka.closed()).isTrue();
    }

    private void topic(long end) {
        kafka.updatePartitions(
                Topics.NUMBER_ROUTES,
                List.of(
                        new PartitionInfo(
                                Topics.NUMBER_ROUTES, 0, Node.noNode(), new Node[0], new Node[0])));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updateEndOffsets(Map.of(PARTITION, end));
    }

    private void add(long offset, @Nullable String value) {
        kafka.addRecord(
                new ConsumerRecord<>(Topics.NUMBER_ROUTES, 0, offset, OUR_NUMBER.e164(), value));
    }

    private static String route(String message, long revision) {
        return EventJson.write(AnsweredCalls.route(revision, "twilio", saying(message)));
    }

    private String said() {
        return String.valueOf(routes.of(OUR_NUMBER, "twilio").orElseThrow().answer().message());
    }
}
