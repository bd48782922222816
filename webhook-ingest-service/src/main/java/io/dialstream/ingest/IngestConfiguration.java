package io.dialstream.ingest;

import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.callback.CallbackProperties;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.ingest.callback.CallbackTranslation;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.request.OwnAccount;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.TwilioProperties;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.signature.SignedTexts;
import io.dialstream.ingest.signature.twilio.TwilioSignatures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TwilioProperties.class, CallbackProperties.class, TwimlHosts.class})
class IngestConfiguration {

    @Bean
    PublicAddress publicAddress(TwilioProperties twilio) {
        return PublicAddress.parse(twilio.publicBaseUrl());
    }

    @Bean
    WebhookMetrics webhookMetrics(MeterRegistry registry) {
        return new WebhookMetrics(registry);
    }

    @Bean
    TwilioSignatures twilioSignatures(TwilioProperties twilio, PublicAddress address) {
        return new TwilioSignatures(twilio.authTokens(), new SignedTexts(address));
    }

    @Bean
    OwnAccount ownAccount(TwilioProperties twilio) {
        return new OwnAccount(twilio.accountSid());
    }

    @Bean
    CallbackTokens callbackTokens(CallbackProperties callback) {
        return callback.tokens();
    }

    @Bean
    StatusCallbacks statusCallbacks(
            EventLog eventLog, CallbackTokens tokens, WebhookMetrics metrics) {
        return new StatusCallbacks(
                eventLog, new CallbackTranslation(tokens), metrics, Clock.systemUTC());
    }
}
