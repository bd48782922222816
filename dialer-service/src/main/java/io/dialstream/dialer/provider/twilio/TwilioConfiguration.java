package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.foundation.callback.CallbackProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes accounts at Twilio possible. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
class TwilioConfiguration {

    @Bean
    Vendor twilio(
            PublicAddressProperties address,
            CallTimesProperties times,
            CallbackProperties callback) {
        return new TwilioVendor(address.publicBaseUrl(), times, callback.tokens());
    }
}
