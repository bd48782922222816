package io.dialstream.campaigns.donotcall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number on a user's do-not-call list, or all numbers that begin with a prefix.
 *
 * @param number in E.164, or the beginning of such numbers and {@link #ANY}
 * @param reason in the user's own words
 * @param source where it comes from, as {@code API} or {@code OPT_OUT}
 * @param expiresAt from when on it holds no longer; null when it holds for ever
 * @param createdAt when it came on the list
 */
public record DoNotCallEntry(
        String userId,
        String number,
        @Nullable String reason,
        String source,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    /** Stands for any further digits, and none. */
    public static final String ANY = "*";

    /** What it is to be a prefix of numbers. */
    public boolean isPrefix() {
        return number.endsWith(ANY);
    }

    public boolean holdsAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** Whether it holds at moments at which another one of the same number does not. */
    public boolean outlasts(DoNotCallEntry other) {
        return other.expiresAt != null && (expiresAt == null || expiresAt.isAfter(other.expiresAt));
    }
}
