package io.dialstream.campaigns.idempotency.web;

import io.dialstream.campaigns.idempotency.Idempotency;
import io.dialstream.campaigns.idempotency.IdempotencyProperties;
import io.dialstream.campaigns.idempotency.NewKeys;
import io.dialstream.campaigns.idempotency.RememberedRequests;
import io.dialstream.campaigns.idempotency.Repetitions;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter behind the security filters: without an order of its own it comes last. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyConfiguration {

    @Bean
    Idempotency idempotency(
            RememberedRequests requests,
            NewKeys newKeys,
            IdempotencyProperties properties,
            Clock clock) {
        return new Idempotency(requests, newKeys, properties, clock);
    }

    @Bean
    IdempotencyFilter idempotencyFilter(
            Idempotency idempotency,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Repetitions repetitions) {
        return new IdempotencyFilter(
                idempotency, new AnswerRecorder(idempotency), problems, repetitions);
    }
}
