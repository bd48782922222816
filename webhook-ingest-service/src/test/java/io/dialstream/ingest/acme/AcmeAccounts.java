package io.dialstream.ingest.acme;

import io.dialstream.ingest.provider.Account;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Two accounts at Acme, beside those of the service. */
@TestConfiguration(proxyBeanMethods = false)
public class AcmeAccounts {

    public static final String ACME = "open-sesame";
    public static final String WEST = "go-west";

    @Bean
    Account acme() {
        return new Account("acme", "acme", new Acme(ACME));
    }

    @Bean
    Account west() {
        return new Account("west", "acme", new Acme(WEST));
    }
}
