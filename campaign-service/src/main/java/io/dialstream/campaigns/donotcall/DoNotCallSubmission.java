package io.dialstream.campaigns.donotcall;

import org.jspecify.annotations.Nullable;

/** An entry that somebody wants on a list; nothing of it has been checked. */
public record DoNotCallSubmission(
        @Nullable String phoneNumber,
        @Nullable String reason,
        @Nullable String expiresAt,
        @Nullable String source) {}
