package io.dialstream.campaigns.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of our accounts calls are placed with.
 *
 * @param provider the account's id; null for the one that the dialer usually takes
 * @param fallbackProviders the ids of those that may have a call instead, in this order, where the
 *     ones before certainly did not process it
 */
public record ProviderChoice(@Nullable String provider, List<String> fallbackProviders) {

    /** Whatever account is usual. */
    public static final ProviderChoice USUAL = new ProviderChoice(null);

    public ProviderChoice {
        fallbackProviders = List.copyOf(fallbackProviders);
    }

    /** One account, and no other. */
    public ProviderChoice(@Nullable String provider) {
        this(provider, List.of());
    }
}
