package io.dialstream.campaigns.idempotency;

import io.dialstream.campaigns.idempotency.IdempotencyPolicy.Request;
import io.dialstream.campaigns.idempotency.Verdict.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of several equal requests through and keeps its answer for the others. The claim is
 * stored before the request is run and names the id of what it will create; a request that died
 * half-way is therefore completed, not repeated, by the next one with its key.
 */
public class Idempotency {

    private final RememberedRequests requests;
    private final NewKeys newKeys;
    private final int maxNewKeys;
    private final IdempotencyPolicy policy;
    private final InstantSource clock;

    public Idempotency(
            RememberedRequests requests,
            NewKeys newKeys,
            IdempotencyProperties properties,
            InstantSource clock) {
        this.requests = requests;
        this.newKeys = newKeys;
        this.maxNewKeys = properties.maxNewKeys();
        this.policy = new IdempotencyPolicy(properties.rememberedFor(), properties.lease());
        this.clock = clock;
    }

    /** Says what to do with a request; a claim that is returned has been stored. */
    public Verdict claim(String userId, String id, String bodyHash) {
        var request = new Request(id, bodyHash, UUID.randomUUID().toString());
        while (true) {
            var now = clock.instant();
            var known = requests.find(id);
            var verdict = policy.decide(known, request, now);
            if (!(verdict instanceof Run run)) {
                return verdict;
            }
            if (known != null && known.expiresAt().isAfter(now)) {
                if (stored(run.claim())) {
                    return run;
                }
                continue;
            }
            var first = first(userId, run, now);
            if (first != null) {
                return first;
            }
        }
    }

    /** The verdict on a key that is new; null when somebody else came with it at the same time. */
    private @Nullable Verdict first(String userId, Run run, Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (!newKeys.take(userId, today, maxNewKeys)) {
            var tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Verdict.TooManyKeys(Duration.between(now, tomorrow).plusSeconds(1));
        }
        boolean isStored = false;
        try {
            isStored = stored(run.claim());
            return isStored ? run : null;
        } finally {
            if (!isStored) {
                newKeys.giveBack(userId, today);
            }
        }
    }

    /** Keeps the answer, unless another run of the request has taken over meanwhile. */
    public void answered(Run run, Answer answer) {
        stored(run.claim().answered(answer));
    }

    /** Lets the next request with this key and body run, with the same reserved id. */
    public void release(Run run) {
        stored(run.claim().released());
    }

    private boolean stored(RememberedRequest request) {
        return request.version() == 1
                ? requests.insert(request)
                : requests.replace(request.version() - 1, request);
    }
}
