package io.dialstream.ingest.telnyx;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Reasons;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.StatusCallback;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a call that comes in. That it does is said by {@code call.initiated}, and later by
 * the state that our answer has given the call.
 *
 * @param state what is known of the call; has no time of the answer before it was answered
 * @param isOurs whether the call carries our state: it has taken our answer
 */
record IncomingEvent(TelnyxEvent event, IncomingState state, boolean isOurs) {

    /**
     * Reads an event; nothing when it is not of a call that comes in.
     *
     * @param account the id of the account
     * @param isAtItsDoor whether it came where the application tells of calls that nobody has named
     *     another address for
     */
    static Optional<IncomingEvent> of(TelnyxEvent event, String account, boolean isAtItsDoor) {
        if (!event.isOfACall()) {
            return Optional.empty();
        }
        var callId = CallIds.incoming(account, event.callControlId());
        var given = IncomingState.read(event.clientState(), callId);
        if (given != null) {
            return Optional.of(new IncomingEvent(event, given, true));
        }
        var ourNumber = IncomingCall.number(event.field("to"));
        return ourNumber != null && (event.isIncoming() || (isAtItsDoor && isUnansweredEnd(event)))
                ? Optional.of(new IncomingEvent(event, fresh(event, callId, ourNumber), false))
                : Optional.empty();
    }

    private static IncomingState fresh(TelnyxEvent event, String callId, PhoneNumber ourNumber) {
        return new IncomingState(callId, ourNumber, IncomingCall.caller(event.field("from")), null);
    }

    /** The end of a call that has no state and says no direction: the caller did not wait. */
    private static boolean isUnansweredEnd(TelnyxEvent event) {
        return event.type().equals("call.hangup")
                && event.field("direction").isEmpty()
                && event.field("client_state").isEmpty();
    }

    boolean is(String type) {
        return event.type().equals(type);
    }

    /** What it says of the call. */
    IncomingCall call() {
        var word = TelnyxWord.read(event);
        var status = status(word);
        var isConcluded = status != word.status();
        return new IncomingCall(
                new StatusCallback.Report(
                        event.callControlId(),
                        status,
                        event.type(),
                        null,
                        event.occurredAt(),
                        status == CallStatus.COMPLETED ? talkSeconds() : null,
                        isConcluded ? null : word.reason(),
                        isConcluded ? null : word.detail(),
                        null,
                        event.fields()),
                state.caller(),
                state.ourNumber());
    }

    /**
     * Nobody else concludes how a call ended that came in. Where the end leaves it open, the call
     * was answered if it has taken our answer.
     */
    private @Nullable CallStatus status(TelnyxWord word) {
        if (is("call.initiated")) {
            return CallStatus.RINGING;
        }
        return switch (String.valueOf(word.reason())) {
            case Reasons.ENDED_ANSWERED -> CallStatus.COMPLETED;
            case Reasons.ENDED -> isOurs ? CallStatus.COMPLETED : CallStatus.NO_ANSWER;
            default -> word.status();
        };
    }

    private @Nullable Integer talkSeconds() {
        var from = state.answeredAt();
        var to = event.occurredAt();
        return from == null || to == null || to.isBefore(from)
                ? null
                : (int) Duration.between(from, to).toSeconds();
    }
}
