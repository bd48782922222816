package io.dialstream.campaigns.provider.web;

import io.dialstream.campaigns.provider.AccountRates;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads which accounts campaigns can choose from. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    ProviderRule providerRule(Environment environment, UsualAccountProperties usual) {
        return new ProviderRule(
                ConfiguredAccounts.read(environment).stream()
                        .map(AccountSettings::id)
                        .collect(Collectors.toUnmodifiableSet()),
                usual.id());
    }

    @Bean
    AccountRates accountRates(Environment environment, UsualAccountProperties usual) {
        return new AccountRates(
                ConfiguredAccounts.read(environment).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        AccountSettings::id, AccountSettings::callsPerSecond)),
                usual.id());
    }
}
