package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.callback.Protocol;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets Twilio speak. */
@Configuration(proxyBeanMethods = false)
class TwilioConfiguration {

    @Bean
    Protocol twilio(Accounts accounts) {
        return new TwilioProtocol(accounts, Dialect.TWILIO);
    }
}
