package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes accounts at SansPBX possible. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
class SansPbxConfiguration {

    @Bean
    Vendor sanspbx(PublicAddressProperties address, CallbackProperties callback) {
        return new SansPbxVendor(address.publicBaseUrl(), callback.tokens(), TimeOuts.USUAL);
    }
}
