package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;

/**
 * One of our accounts at a voice provider as it stands; replaces all before it.
 *
 * @param provider the id of the account
 * @param vendor at whom it is
 * @param tellsRinging whether the vendor tells that a call rings. Where it does not, one that is
 *     DIALING may be ringing
 */
public record ProviderAccountChanged(
        String eventId, String provider, String vendor, boolean tellsRinging, Instant recordedAt)
        implements Event {

    public ProviderAccountChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.PROVIDER_ACCOUNTS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return provider;
    }

    /** The id of what a process says of an account when it has started. */
    public static String eventId(String provider, Instant recordedAt) {
        return provider + ":account:" + recordedAt.toEpochMilli();
    }
}
