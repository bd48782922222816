package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes accounts at Vonage possible. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
class VonageConfiguration {

    @Bean
    Vendor vonage(
            PublicAddressProperties address,
            CallTimesProperties times,
            CallbackProperties callback,
            Clock clock) {
        return new VonageVendor(
                address.publicBaseUrl(), times, callback.tokens(), TimeOuts.USUAL, clock);
    }
}
