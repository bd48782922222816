package io.dialstream.campaigns.provider;

import org.jspecify.annotations.Nullable;

/**
 * Which of our accounts calls are placed with.
 *
 * @param provider the account's id; null for the one that the dialer usually takes
 */
public record ProviderChoice(@Nullable String provider) {

    /** Whatever account is usual. */
    public static final ProviderChoice USUAL = new ProviderChoice(null);
}
