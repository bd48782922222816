package io.dialstream.dialer.lane;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PlaceCall;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lanes whose callees hear something. */
public final class SampleLanes {

    private SampleLanes() {}

    /** Calls that wait, each for a slot in which its callee hears this. */
    public static Lane hearing(String... messages) {
        return lane(messages.length)
                .withWaiting(
                        IntStream.range(0, messages.length)
                                .mapToObj(n -> call(n, messages.length, messages[n]))
                                .toList());
    }

    /**
     * As many live calls as the limit, of which only the last is being placed, and as many wait.
     */
    public static Lane full(int limit, String message) {
        var placed = IntStream.range(1, limit).mapToObj(n -> placed(call(n, limit, message)));
        var placing = Stream.of(active(call(limit, limit, message)));
        return lane(limit)
                .withActive(Stream.concat(placed, placing).toList())
                .withWaiting(
                        IntStream.rangeClosed(1, limit)
                                .mapToObj(n -> call(limit + n, limit, message))
                                .toList());
    }

    /** One that is being placed, and one that waits, each with its account. */
    public static Lane at(String activesAccount, String waitingsAccount) {
        return lane(1).withActive(List.of(active(call(1, 1, "Hello").with(activesAccount))))
                .withWaiting(List.of(call(2, 1, "Hello").with(waitingsAccount)));
    }

    private static Lane lane(int limit) {
        return new Lane("c", 3, "c", LaneControl.INITIAL, limit, List.of(), List.of(), 5);
    }

    private static ActiveCall placed(PlaceCall call) {
        var dialing = Given.dialing(call, "CA-" + call.callId());
        return active(call).after(dialing, Given.NOON.plusSeconds(60));
    }

    private static ActiveCall active(PlaceCall call) {
        return ActiveCall.started(call, 1, Given.NOON, Given.NOON.plusSeconds(60));
    }

    private static PlaceCall call(int n, int limit, String message) {
        var call = Given.call("c", n, limit);
        return new PlaceCall(
                call.eventId(),
                call.callId(),
                call.campaignId(),
                call.userId(),
                call.leadId(),
                call.leadName(),
                call.phoneNumber(),
                call.attempt(),
                call.limit(),
                call.callerId(),
                null,
                new AnswerInstructions(null, message),
                n % 2 == 0 ? Given.NOON.plusSeconds(n) : null,
                call.recordedAt());
    }
}
