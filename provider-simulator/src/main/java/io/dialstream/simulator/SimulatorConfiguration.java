package io.dialstream.simulator;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Protocol;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.truth.Journal;
import io.dialstream.simulator.truth.Truth;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SimulatorConfiguration {

    @Bean
    EventLoop eventLoop() {
        return new EventLoop();
    }

    @Bean
    Truth truth(SimulatorProperties properties, Journal journal) {
        return new Truth(
                journal,
                properties.settings(),
                properties.initialFaults(),
                properties.fixedOutcomes());
    }

    @Bean
    Accounts accounts(SimulatorProperties properties) {
        return properties.allAccounts();
    }

    @Bean
    Protocols protocols(Accounts accounts, List<Protocol> all) {
        return new Protocols(accounts, all);
    }

    /** Resumes before the web server accepts its first request. */
    @Bean
    Exchange exchange(EventLoop loop, Truth truth, Deliveries deliveries, Protocols protocols) {
        Exchange exchange = new Exchange(loop, truth, protocols::newCallId, deliveries, protocols);
        loop.soon(exchange::resume);
        return exchange;
    }
}
