package io.dialstream.dialer.provider.signalwire;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes accounts at SignalWire possible. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
class SignalWireConfiguration {

    @Bean
    Vendor signalwire(
            PublicAddressProperties address,
            CallTimesProperties times,
            CallbackProperties callback) {
        return new SignalWireVendor(
                address.publicBaseUrl(), times, callback.tokens(), TimeOuts.USUAL);
    }
}
