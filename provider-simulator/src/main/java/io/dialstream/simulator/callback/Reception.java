package io.dialstream.simulator.callback;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked and told about calls to the numbers of an account.
 *
 * @param voice where the caller's instructions come from
 * @param status who wants to be told, and of what
 * @param ringSeconds how long a caller lets it ring while nobody answers, in simulated seconds
 */
public record Reception(VoiceInstructions voice, StatusCallback status, int ringSeconds) {

    /**
     * At a vendor that asks what a call is to be answered with, and waits for that.
     *
     * @param events what is told of the call
     */
    public static Optional<Reception> asking(Account account, Set<ProgressEvent> events) {
        return account.webhook("incoming")
                .flatMap(incoming ->
                        account.webhook("status")
                                .map(status ->
                                        new Reception(
                                                new VoiceInstructions.Fetched(incoming, "POST"),
                                                new StatusCallback(status, "POST", events),
                                                CallPlan.FOREVER)));
    }
}
