package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes accounts at Telnyx possible. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
class TelnyxConfiguration {

    @Bean
    Vendor telnyx(
            PublicAddressProperties address,
            CallTimesProperties times,
            CallbackProperties callback) {
        return new TelnyxVendor(address.publicBaseUrl(), times, callback.tokens(), TimeOuts.USUAL);
    }
}
