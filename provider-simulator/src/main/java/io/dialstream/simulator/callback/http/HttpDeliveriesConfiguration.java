package io.dialstream.simulator.callback.http;

import io.dialstream.simulator.callback.Deliveries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpDeliveriesConfiguration {

    @Bean
    Deliveries deliveries(@Value("${simulator.callback-connections}") int mostAtOnce) {
        return new HttpDeliveries(mostAtOnce);
    }
}
