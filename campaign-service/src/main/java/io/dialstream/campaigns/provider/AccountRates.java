package io.dialstream.campaigns.provider;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many calls a second the configured accounts may be asked for.
 *
 * @param perSecond by the ids of the accounts
 * @param usual the account that calls are placed with that name none
 */
public record AccountRates(Map<String, Double> perSecond, String usual) {

    public AccountRates {
        perSecond = Map.copyOf(perSecond);
    }

    /** Of the account that calls are placed with as long as it can be asked. */
    public @Nullable Double of(ProviderChoice chosen) {
        return perSecond.get(Objects.requireNonNullElse(chosen.provider(), usual));
    }
}
