package io.dialstream.ingest;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.EventJson;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Routes of numbers, written as the campaign-service does. */
final class Routes {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Routes() {}

    static NumberRouteChanged saying(String number, long revision, String account, String message) {
        return to(number, revision, account, new AnswerInstructions(null, message));
    }

    static NumberRouteChanged to(
            String number, long revision, String account, AnswerInstructions answer) {
        var ours = new PhoneNumber(number);
        return new NumberRouteChanged(
                NumberRouteChanged.eventId(ours, revision),
                ours,
                revision,
                "alice",
                "agent-7",
                account,
                answer,
                NOON);
    }

    static NumberRouteChanged gone(String number, long revision) {
        return NumberRouteChanged.gone(new PhoneNumber(number), revision, NOON);
    }

    static void publish(String brokers, NumberRouteChanged route) {
        publish(brokers, route.key(), EventJson.write(route));
    }

    /** Whatever it is. */
    static void publish(String brokers, String key, String value) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.NUMBER_ROUTES, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
