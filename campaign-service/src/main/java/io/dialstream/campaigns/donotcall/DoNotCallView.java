package io.dialstream.campaigns.donotcall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its user sees it.
 *
 * @param phoneNumber in E.164, or a prefix that ends in a star
 * @param expiresAt null when it holds for ever
 */
public record DoNotCallView(
        String phoneNumber,
        @Nullable String reason,
        String source,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    public static DoNotCallView of(DoNotCallEntry entry) {
        return new DoNotCallView(
                entry.number(),
                entry.reason(),
                entry.source(),
                entry.expiresAt(),
                entry.createdAt());
    }
}
