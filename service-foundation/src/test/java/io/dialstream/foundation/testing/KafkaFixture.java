package io.dialstream.foundation.testing;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker for tests: a KRaft broker in this process, or one in a container. */
public final class KafkaFixture implements DisposableBean {

    private final String addresses;
    private final Runnable end;

    private KafkaFixture(String addresses, Runnable end) {
        this.addresses = addresses;
        this.end = end;
    }

    static KafkaFixture start() {
        return Containers.wanted() ? container() : inProcess();
    }

    private static KafkaFixture container() {
        var container = new KafkaContainer(Containers.KAFKA);
        container.start();
        return new KafkaFixture(container.getBootstrapServers(), container::stop);
    }

    private static KafkaFixture inProcess() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        return new KafkaFixture(broker.getBrokersAsString(), broker::destroy);
    }

    /** host:port of the broker. */
    public String addresses() {
        return addresses;
    }

    /** Ends the broker for good; may be repeated. */
    public void stop() {
        end.run();
    }

    @Override
    public void destroy() {
        stop();
    }
}
