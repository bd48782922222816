package io.dialstream.dialer.lane;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.util.ArrayList;
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

    /** One that a machine has taken, and one that waits, each to be treated so. */
    public static Lane listening(AnsweringMachine machine) {
        var answer = new AnswerInstructions(null, "Hello", machine, "Call us.");
        var taken = placed(Given.answering(call(1, 1, "Hello"), answer));
        var judged = taken.answeredBy(AnsweredBy.MACHINE);
        var ending =
                machine == AnsweringMachine.HANG_UP
                        ? judged.toBeHungUp()
                        : judged.toBeHungUpAt(Given.NOON.plusSeconds(180));
        return lane(1).withActive(List.of(ending))
                .withWaiting(List.of(Given.answering(call(2, 1, "Hello"), answer)));
    }

    /** One whose callee was told of by us, and that is over, nobody knows yet how. */
    public static Lane over(boolean answered) {
        var call =
                placed(call(1, 1, "Hello"))
                        .instructedAt(Given.NOON.plusSeconds(7))
                        .over(
                                new ActiveCall.Over(
                                        answered ? Given.NOON.plusSeconds(9) : null,
                                        answered,
                                        Given.NOON.plusSeconds(11)));
        return lane(1).withActive(List.of(call));
    }

    /** One that waits, whose callee is offered a key. */
    public static Lane offering(String digit, String text) {
        var answer = new AnswerInstructions(null, "Hello").withOptOut(digit, text);
        return lane(1).withWaiting(List.of(Given.answering(call(1, 1, "Hello"), answer)));
    }

    /**
     * A lane after each of its inputs: so many calls that wait, and the first of those whose slots
     * they get begin, are answered and end, one after the other.
     *
     * @param steady how many calls end
     */
    public static List<Lane> course(int limit, String message, int steady) {
        var policy = LanePolicies.usual(Duration.ofSeconds(60));
        var commands = IntStream.rangeClosed(1, 2 * limit).mapToObj(n -> call(n, limit, message));
        var course = new ArrayList<Lane>();
        course.add(
                policy.decide(
                                Lane.empty("c", 3, "c"),
                                commands.<LaneInput>map(LaneInput.Commanded::new).toList(),
                                Given.NOON)
                        .lane());
        for (int n = 1; n <= steady; n++) {
            var call = call(n, limit, message);
            for (var input :
                    List.of(
                            new LaneInput.StatusChanged(Given.dialing(call, "CA-" + call.callId())),
                            new LaneInput.StatusChanged(
                                    Given.callback(
                                            call, CallStatus.ANSWERED, "CA-" + call.callId())),
                            new LaneInput.StatusChanged(
                                    Given.callback(
                                            call, CallStatus.COMPLETED, "CA-" + call.callId())),
                            new LaneInput.Commanded(call(2 * limit + n, limit, message)))) {
                var before = course.getLast().written();
                course.add(policy.decide(before, List.of(input), Given.NOON.plusSeconds(n)).lane());
            }
        }
        return List.copyOf(course);
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
                n % 3 == 0 ? List.of("eu") : null,
                new AnswerInstructions(null, message),
                n % 2 == 0 ? Given.NOON.plusSeconds(n) : null,
                call.recordedAt());
    }
}
