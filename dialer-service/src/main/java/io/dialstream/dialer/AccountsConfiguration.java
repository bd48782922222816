package io.dialstream.dialer;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.admission.CallRates;
import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.foundation.callback.CallbackProperties;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.provider.InvalidAccountException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;

/** Sets up the provider accounts that are configured, unless a test brings its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "dialstream.dialer.accounts", matchIfMissing = true)
@EnableConfigurationProperties({
    PublicAddressProperties.class,
    CallTimesProperties.class,
    CallbackProperties.class
})
class AccountsConfiguration {

    @Bean
    Providers providers(
            Environment environment,
            List<Vendor> vendors,
            @Value("${dialstream.provider.default}") String usual) {
        var accounts =
                ConfiguredAccounts.read(environment).stream()
                        .map(settings -> account(settings, vendors))
                        .toList();
        if (accounts.stream().noneMatch(account -> account.id().equals(usual))) {
            throw new InvalidAccountException(
                    List.of("DIALSTREAM_PROVIDER_DEFAULT must be the id of a provider account"));
        }
        return new Providers(accounts, usual);
    }

    /** The accounts are found to be well-formed before. */
    @Bean
    @DependsOn("providers")
    CallRates callRates(Environment environment) {
        var rates =
                ConfiguredAccounts.read(environment).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        AccountSettings::id, AccountSettings::callsPerSecond));
        return account -> rates.getOrDefault(account, AccountSettings.DEFAULT_CALLS_PER_SECOND);
    }

    private static Provider account(AccountSettings settings, List<Vendor> vendors) {
        var byName = vendors.stream().collect(Collectors.toMap(Vendor::name, Function.identity()));
        settings.requireVendor(byName.keySet().stream().sorted().toList());
        return requireNonNull(byName.get(settings.vendor())).account(settings);
    }
}
