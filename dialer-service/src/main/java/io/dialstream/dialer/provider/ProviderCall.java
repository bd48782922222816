package io.dialstream.dialer.provider;

import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as the provider has it.
 *
 * @param status null when the provider's word is unknown to us, or when the call is over and it
 *     does not say whether it was answered: its reason is then {@code ENDED}
 * @param createdAt the provider's clock, whole seconds; null when not told
 * @param endedAt the provider's clock; null while it lives
 * @param durationSeconds talk time; null while it lives or when never answered
 * @param reason why it ended so, as in events; null when there is nothing to say
 * @param data the provider's fields as received
 */
public record ProviderCall(
        String providerCallId,
        @Nullable CallStatus status,
        @Nullable Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        @Nullable String reason,
        Map<String, String> data) {

    public ProviderCall {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Without the provider's fields: they repeat whole phone numbers. */
    @Override
    public String toString() {
        return "ProviderCall[%s, %s, %s s, %s]"
                .formatted(providerCallId, status, durationSeconds, reason);
    }
}
