package io.dialstream.campaigns.provider;

import io.dialstream.campaigns.validation.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether accounts can be chosen. */
public class ProviderRule {

    /** How many accounts may have a call instead of the first. */
    public static final int MAX_FALLBACKS = 5;

    private final Set<String> accounts;
    private final String usual;

    /**
     * Of the ids of all accounts.
     *
     * @param usual the one that calls are placed with that name none
     */
    public ProviderRule(Set<String> accounts, String usual) {
        this.accounts = Set.copyOf(accounts);
        this.usual = usual;
    }

    /** What was asked for, with all that is wrong with it among the problems. */
    public ProviderChoice choice(
            @Nullable String provider,
            @Nullable List<@Nullable String> fallbacks,
            Problems problems) {
        problems.check("provider", provider == null ? null : problemOf(provider));
        return new ProviderChoice(provider, fallbacks(provider, fallbacks, problems));
    }

    private List<String> fallbacks(
            @Nullable String provider,
            @Nullable List<@Nullable String> fallbacks,
            Problems problems) {
        var chosen = new ArrayList<String>();
        if (fallbacks == null) {
            return chosen;
        }
        if (fallbacks.size() > MAX_FALLBACKS) {
            problems.add(
                    "fallbackProviders", "must have at most %d entries".formatted(MAX_FALLBACKS));
            return chosen;
        }
        var first = Objects.requireNonNullElse(provider, usual);
        for (int at = 0; at < fallbacks.size(); at++) {
            var account = Objects.requireNonNullElse(fallbacks.get(at), "");
            problems.check(
                    "fallbackProviders[%d]".formatted(at), problemOf(account, first, chosen));
            chosen.add(account);
        }
        return chosen;
    }

    private @Nullable String problemOf(String account, String first, List<String> before) {
        if (account.equals(first)) {
            return "is the account that calls are placed with anyway";
        }
        return before.contains(account) ? "is named twice" : problemOf(account);
    }

    private @Nullable String problemOf(String account) {
        return accounts.contains(account)
                ? null
                : "is not the id of a provider account; GET /providers lists them";
    }
}
