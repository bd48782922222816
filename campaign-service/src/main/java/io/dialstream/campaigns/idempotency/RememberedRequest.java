package io.dialstream.campaigns.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that came with a key, and what became of it.
 *
 * @param id see {@link #idOf}
 * @param bodyHash SHA-256 of the body's bytes, hexadecimal
 * @param reservedId the id of what the request creates, the same however often it is run
 * @param leaseUntil until when a running request is taken to be alive
 * @param expiresAt when it is forgotten
 * @param answer present exactly when answered
 * @param version counts the writes of this document from 1
 */
public record RememberedRequest(
        String id,
        String bodyHash,
        String reservedId,
        State state,
        Instant leaseUntil,
        Instant expiresAt,
        @Nullable Answer answer,
        long version) {

    /** What became of a request. */
    public enum State {
        /** At work since less than its lease, or died there; becomes ANSWERED or RELEASED. */
        RUNNING,
        /** Failed on our side and may be run again: becomes RUNNING. */
        RELEASED,
        /** Has its answer, for good. */
        ANSWERED
    }

    public RememberedRequest {
        if ((state == State.ANSWERED) != (answer != null)) {
            throw new IllegalArgumentException("an answer belongs to ANSWERED alone");
        }
    }

    /** The id of a user's request with this key to this path. */
    public static String idOf(String userId, String path, String key) {
        var sha256 = sha256();
        for (var part : new String[] {userId, path, key}) {
            sha256.update(part.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    RememberedRequest rerun(Instant newLeaseUntil) {
        return with(State.RUNNING, newLeaseUntil, null);
    }

    RememberedRequest answered(Answer given) {
        return with(State.ANSWERED, leaseUntil, Objects.requireNonNull(given));
    }

    RememberedRequest released() {
        return with(State.RELEASED, leaseUntil, null);
    }

    private RememberedRequest with(State next, Instant lease, @Nullable Answer given) {
        return new RememberedRequest(
                id, bodyHash, reservedId, next, lease, expiresAt, given, version + 1);
    }
}
