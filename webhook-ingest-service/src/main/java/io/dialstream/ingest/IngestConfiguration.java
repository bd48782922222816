package io.dialstream.ingest;

import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.callback.CallbackProperties;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Accounts;
import io.dialstream.ingest.provider.Vendor;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.web.WebhookProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    WebhookProperties.class,
    CallbackProperties.class,
    TwimlHosts.class
})
class IngestConfiguration {

    @Bean
    PublicAddress publicAddress(WebhookProperties webhooks) {
        return PublicAddress.parse(webhooks.publicBaseUrl());
    }

    @Bean
    WebhookMetrics webhookMetrics(MeterRegistry registry) {
        return new WebhookMetrics(registry);
    }

    @Bean
    Accounts accounts(Environment environment, List<Vendor> vendors, PublicAddress address) {
        return Accounts.of(ConfiguredAccounts.read(environment), vendors, address);
    }

    @Bean
    CallbackTokens callbackTokens(CallbackProperties callback) {
        return callback.tokens();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StatusCallbacks statusCallbacks(
            EventLog eventLog,
            CallbackTokens tokens,
            IncomingCalls incoming,
            WebhookMetrics metrics,
            Clock clock) {
        return new StatusCallbacks(eventLog, tokens, incoming, metrics, clock);
    }
}
