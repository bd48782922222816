package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.twilio.TwilioWire.TimeOuts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Twilio is the provider unless another is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "dialstream.dialer.provider",
        havingValue = "twilio",
        matchIfMissing = true)
@EnableConfigurationProperties({
    TwilioProperties.class,
    CallTimesProperties.class,
    CallbackProperties.class
})
class TwilioConfiguration {

    @Bean
    Provider twilio(
            TwilioProperties twilio, CallTimesProperties times, CallbackProperties callback) {
        return new TwilioProvider(
                new TwilioRequests(
                        twilio.accountSid(),
                        twilio.authToken(),
                        new TwilioWire(twilio.apiBaseUrl(), TimeOuts.USUAL)),
                new CallbackAddresses(twilio.publicBaseUrl(), callback.tokens()),
                times,
                new PhoneNumber(twilio.fromNumber()));
    }
}
