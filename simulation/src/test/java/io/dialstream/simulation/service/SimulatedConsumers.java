package io.dialstream.simulation.service;

import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.log.ConsumerGroup;
import io.dialstream.simulation.log.MovesConsumer;
import java.lang.reflect.Proxy;
import org.springframework.kafka.core.ConsumerFactory;

/** Makes consumers of the simulated broker. */
final class SimulatedConsumers {

    private SimulatedConsumers() {}

    static Object of(ConsumerGroup group, Instance process) {
        return Proxy.newProxyInstance(
                ConsumerFactory.class.getClassLoader(),
                new Class<?>[] {ConsumerFactory.class},
                (_, _, _) -> MovesConsumer.of(group, process));
    }
}
