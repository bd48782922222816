package io.dialstream.dialer.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor can do and what it tells. Nothing else is assumed of one: whoever depends on such a
 * thing asks for it here.
 *
 * @param listsCalls whether the calls between two numbers can be looked for. Where they cannot, a
 *     placement that is unclear is settled by a callback or not at all
 * @param createsOnce whether a create that is sent twice makes one call
 * @param answer how it gets to know what the callee hears
 * @param tellsRinging whether it tells that a call rings. Where it does not, one that is being
 *     dialled may be ringing
 * @param tellsDuration whether it tells how long a call lasted. Where it does not, that is the time
 *     from answer to end
 * @param tellsCancelled whether it calls back for a call that was cancelled while it was queued
 * @param showsRequestsWithin how long after the end of a call it shows, at the latest, which
 *     requests were made for it; null where it never does. Where it does not, nothing but a
 *     callback proves that a call in its list is ours
 */
public record Capabilities(
        boolean listsCalls,
        boolean createsOnce,
        Answer answer,
        boolean tellsRinging,
        boolean tellsDuration,
        boolean tellsCancelled,
        @Nullable Duration showsRequestsWithin) {

    /** Of a vendor that does not show its requests. */
    public Capabilities(
            boolean listsCalls,
            boolean createsOnce,
            Answer answer,
            boolean tellsRinging,
            boolean tellsDuration,
            boolean tellsCancelled) {
        this(listsCalls, createsOnce, answer, tellsRinging, tellsDuration, tellsCancelled, null);
    }

    /** How a vendor gets to know what a callee hears. */
    public enum Answer {
        /** It fetches the instructions from us when the callee answers. */
        PULL,
        /** It waits for a command after the callee has answered. */
        PUSH
    }
}
