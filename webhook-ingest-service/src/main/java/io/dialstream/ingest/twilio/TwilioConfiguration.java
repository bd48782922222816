package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.request.PublicAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account {@code twilio}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TwilioProperties.class)
class TwilioConfiguration {

    @Bean
    Account twilio(TwilioProperties twilio, PublicAddress address) {
        return new Account(
                "twilio",
                "twilio",
                new TwilioProvider(twilio.accountSid(), twilio.authTokens(), address));
    }
}
