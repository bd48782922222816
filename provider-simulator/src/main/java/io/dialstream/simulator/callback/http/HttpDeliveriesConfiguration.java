package io.dialstream.simulator.callback.http;

import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpDeliveriesConfiguration {

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    Deliveries deliveries(
            @Value("${simulator.callback-connections}") int mostAtOnce, Refusals refusals) {
        return new HttpDeliveries(mostAtOnce, refusals);
    }
}
