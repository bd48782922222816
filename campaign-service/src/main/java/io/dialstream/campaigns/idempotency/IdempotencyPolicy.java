package io.dialstream.campaigns.idempotency;

import io.dialstream.campaigns.idempotency.RememberedRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a request by what is remembered of its key. What has expired counts as forgotten,
 * whether or not the store has removed it yet.
 *
 * @param rememberedFor from the first request on
 * @param lease how long a running request is taken to be alive
 */
record IdempotencyPolicy(Duration rememberedFor, Duration lease) {

    Verdict decide(@Nullable RememberedRequest known, Request request, Instant now) {
        if (known == null) {
            return new Verdict.Run(first(request, now, 1));
        }
        if (!known.expiresAt().isAfter(now)) {
            return new Verdict.Run(first(request, now, known.version() + 1));
        }
        if (!known.bodyHash().equals(request.bodyHash())) {
            return new Verdict.OtherBody();
        }
        return switch (known.state()) {
            case ANSWERED ->
                    new Verdict.Again(known.reservedId(), Objects.requireNonNull(known.answer()));
            case RELEASED -> new Verdict.Run(known.rerun(now.plus(lease)));
            case RUNNING ->
                    known.leaseUntil().isAfter(now)
                            ? new Verdict.StillRunning()
                            : new Verdict.Run(known.rerun(now.plus(lease)));
        };
    }

    private RememberedRequest first(Request request, Instant now, long version) {
        return new RememberedRequest(
                request.id(),
                request.bodyHash(),
                request.freshId(),
                State.RUNNING,
                now.plus(lease),
                now.plus(rememberedFor),
                null,
                version);
    }

    /** What came: its id, its body's hash, and the id to reserve when it is the first. */
    record Request(String id, String bodyHash, String freshId) {}
}
