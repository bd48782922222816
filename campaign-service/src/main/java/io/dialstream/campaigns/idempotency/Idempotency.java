package io.dialstream.campaigns.idempotency;

import io.dialstream.campaigns.idempotency.IdempotencyPolicy.Request;
import io.dialstream.campaigns.idempotency.Verdict.Run;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Lets one of several equal requests through and keeps its answer for the others. The claim is
 * stored before the request is run and names the id of what it will create; a request that died
 * half-way is therefore completed, not repeated, by the next one with its key.
 */
public class Idempotency {

    private final RememberedRequests requests;
    private final IdempotencyPolicy policy;
    private final InstantSource clock;

    public Idempotency(
            RememberedRequests requests, IdempotencyProperties properties, InstantSource clock) {
        this.requests = requests;
        this.policy = new IdempotencyPolicy(properties.rememberedFor(), properties.lease());
        this.clock = clock;
    }

    /** Says what to do with a request; a claim that is returned has been stored. */
    public Verdict claim(String id, String bodyHash) {
        var request = new Request(id, bodyHash, UUID.randomUUID().toString());
        while (true) {
            var known = requests.find(id);
            var verdict = policy.decide(known, request, clock.instant());
            if (!(verdict instanceof Run run) || stored(run.claim())) {
                return verdict;
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
