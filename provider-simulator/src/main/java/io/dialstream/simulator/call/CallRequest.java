package io.dialstream.simulator.call;

import io.dialstream.simulator.account.Account;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a create asked for, checked and with the vendor's defaults filled in.
 *
 * @param account the id of the account that asked; the first in journals from before there were
 *     others
 * @param voice where the callee's instructions come from
 * @param statusCallback who wants to hear about the call; null when nobody does
 * @param timeoutSeconds how long it may ring, in simulated seconds
 * @param timeLimitSeconds how long it may talk, in simulated seconds
 * @param detectsMachines whether it is reported who has answered
 * @param verdictCallback who wants to be told who has answered, while the call goes on; null when
 *     nobody does
 * @param incoming what there is to know of a call that comes in; null for one that was asked for
 */
public record CallRequest(
        String account,
        String to,
        String from,
        VoiceInstructions voice,
        @Nullable StatusCallback statusCallback,
        int timeoutSeconds,
        int timeLimitSeconds,
        boolean detectsMachines,
        @Nullable VerdictCallback verdictCallback,
        @Nullable Incoming incoming) {

    /**
     * That a person calls a number of the account.
     *
     * @param returns the id of the call to that person who missed it and therefore calls; null for
     *     other reasons
     */
    public record Incoming(@Nullable String returns) {}

    /** Who wants to be told who has answered, and whether a machine's greeting is waited for. */
    public record VerdictCallback(String url, String method, boolean atEnd) {}

    /** Without asynchronous detection. */
    public CallRequest(
            String account,
            String to,
            String from,
            VoiceInstructions voice,
            @Nullable StatusCallback statusCallback,
            int timeoutSeconds,
            int timeLimitSeconds,
            boolean detectsMachines) {
        this(
                account,
                to,
                from,
                voice,
                statusCallback,
                timeoutSeconds,
                timeLimitSeconds,
                detectsMachines,
                null);
    }

    /** For a call that goes out. */
    public CallRequest(
            String account,
            String to,
            String from,
            VoiceInstructions voice,
            @Nullable StatusCallback statusCallback,
            int timeoutSeconds,
            int timeLimitSeconds,
            boolean detectsMachines,
            @Nullable VerdictCallback verdictCallback) {
        this(
                account,
                to,
                from,
                voice,
                statusCallback,
                timeoutSeconds,
                timeLimitSeconds,
                detectsMachines,
                verdictCallback,
                null);
    }

    public CallRequest {
        account = Objects.requireNonNullElse(account, Account.FIRST);
    }

    /** Who wants to hear about a call: a URL (with its fragment), a method, and which events. */
    public record StatusCallback(String url, String method, Set<ProgressEvent> events) {}

    /** The number at the other end: of the callee, or of a person who calls. */
    public String person() {
        return incoming == null ? to : from;
    }

    /** The same, to be told of elsewhere and with another state; what is null stays as it is. */
    CallRequest takenWith(@Nullable String state, @Nullable String url) {
        VoiceInstructions told =
                state == null ? voice : new VoiceInstructions.Commanded(null, state);
        StatusCallback callback =
                url == null || statusCallback == null
                        ? statusCallback
                        : new StatusCallback(url, statusCallback.method(), statusCallback.events());
        return new CallRequest(
                account,
                to,
                from,
                told,
                callback,
                timeoutSeconds,
                timeLimitSeconds,
                detectsMachines,
                verdictCallback,
                incoming);
    }

    /** The ids that the caller put into the query of its callback URL. */
    public CallerIds ids() {
        return statusCallback == null ? CallerIds.NONE : CallerIds.inQueryOf(statusCallback.url());
    }

    boolean wants(ProgressEvent event) {
        return statusCallback != null && statusCallback.events().contains(event);
    }
}
