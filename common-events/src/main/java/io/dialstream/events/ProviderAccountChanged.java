package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of our accounts at a voice provider as it stands with one of the dialers; replaces all that
 * this dialer has said of it before.
 *
 * @param provider the id of the account
 * @param vendor at whom it is
 * @param tellsRinging whether the vendor tells that a call rings. Where it does not, one that is
 *     DIALING may be ringing
 * @param answerKinds what callees can hear at the vendor; null from versions that did not say
 * @param features what else can be asked for of its calls; null from versions that did not say
 * @param dialer who says so; null from versions before this one, which knew nothing of what follows
 * @param state null as long as the dialer has not found out
 * @param retryAt of an account that is PROVIDER_DOWN: when a call is tried again. Without another
 *     word from this dialer nothing is known of it any more a minute after that
 * @param backlog how many calls wait for an instant, at this dialer
 * @param nextInstant the first instant that no dialer has, by the clock of the store; null when no
 *     call waits
 */
public record ProviderAccountChanged(
        String eventId,
        String provider,
        String vendor,
        boolean tellsRinging,
        @Nullable List<AnswerKind> answerKinds,
        @Nullable List<AccountFeature> features,
        @Nullable String dialer,
        @Nullable AccountState state,
        @Nullable Instant retryAt,
        @Nullable Integer backlog,
        @Nullable Instant nextInstant,
        Instant recordedAt)
        implements Event {

    public ProviderAccountChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(recordedAt, "recordedAt");
        answerKinds = answerKinds == null ? null : List.copyOf(answerKinds);
        features = features == null ? null : List.copyOf(features);
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

    /** The id of what a dialer says of an account at a moment. */
    public static String eventId(String provider, String dialer, Instant recordedAt) {
        return provider + ":account:" + dialer + ":" + recordedAt.toEpochMilli();
    }
}
