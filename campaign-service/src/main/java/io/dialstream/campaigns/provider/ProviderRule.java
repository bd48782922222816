package io.dialstream.campaigns.provider;

import io.dialstream.campaigns.validation.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether accounts can be chosen. */
public class ProviderRule {

    private final Set<String> accounts;

    /** Of the ids of all accounts. */
    public ProviderRule(Set<String> accounts) {
        this.accounts = Set.copyOf(accounts);
    }

    /** What was asked for, with all that is wrong with it among the problems. */
    public ProviderChoice choice(@Nullable String provider, Problems problems) {
        problems.check("provider", provider == null ? null : problemOf(provider));
        return new ProviderChoice(provider);
    }

    private @Nullable String problemOf(String account) {
        return accounts.contains(account)
                ? null
                : "is not the id of a provider account; GET /providers lists them";
    }
}
