package io.dialstream.dialer.lane.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.ActiveCall;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.SampleLanes;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneDocumentTest {

    /** As the version before the table of answers has stored it. */
    private static final String FORMER =
            """
            {"_id": "c", "partition": 3, "campaignId": "c",
             "control": {"state": "OPEN", "held": false, "revision": {"$numberLong": "1"}},
             "limit": 2,
             "waiting": [%s],
             "active": [{"call": %s, "providerCallId": "CA1", "status": "RINGING",
                         "since": {"$date": "2026-11-22T12:00:00Z"},
                         "deadline": {"$date": "2026-11-22T12:01:00Z"},
                         "revision": {"$numberLong": "1"}, "hangUp": false}],
             "version": {"$numberLong": "5"}}
            """
                    .formatted(formerCall(2, "Bye"), formerCall(1, "Hello"));

    private static String formerCall(int n, String message) {
        return """
        {"eventId": "c-%1$d-1:place", "callId": "c-%1$d-1", "campaignId": "c", "userId": "u",
         "leadId": "%1$d", "leadName": "Lead", "phoneNumber": {"e164": "+14155550101"},
         "attempt": 1, "limit": 2, "callerId": null,
         "answer": {"answerUrl": null, "message": "%2$s"},
         "recordedAt": {"$date": "2026-11-22T12:00:00Z"}}
        """
                .formatted(n, message);
    }

    @Test
    void aLaneOfTheVersionBeforeIsReadAndWrittenAnew() {
        var lane = LaneDocument.read(Document.parse(FORMER));

        assertThat(lane.waiting())
                .extracting(call -> call.answer().message())
                .containsExactly("Bye");
        assertThat(lane.active())
                .extracting(call -> call.call().answer().message())
                .containsExactly("Hello");
        assertThat(LaneDocument.read(LaneDocument.write(lane))).isEqualTo(lane);
    }

    /** There was only one then; whatever is usual now, its calls are with that one. */
    @Test
    void callsFromBeforeThereWereSeveralAccountsAreTheFirstAccounts() {
        var first = new FakeProvider("twilio", new SettableClock());
        var usual = new FakeProvider("east", new SettableClock());
        var providers = new Providers(List.of(first, usual), "east");

        var lane = LaneDocument.read(Document.parse(FORMER));

        assertThat(lane.waiting()).extracting(providers::of).containsExactly(first);
        assertThat(lane.active())
                .extracting(active -> providers.of(active.call()))
                .containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsKeepWhatIsKnownOfTheirEnd(boolean answered) {
        var lane = SampleLanes.over(answered);

        assertThat(LaneDocument.read(LaneDocument.write(lane))).isEqualTo(lane);
    }

    @Test
    void callsKeepTheirAccount() {
        var lane = SampleLanes.at("east", "west");

        var stored = LaneDocument.write(lane);

        assertThat(LaneDocument.read(stored)).isEqualTo(lane);
        assertThat(lane.active()).extracting(it -> it.call().provider()).containsExactly("east");
        assertThat(lane.waiting()).extracting(PlaceCall::provider).containsExactly("west");
    }

    /** Whoever takes a lane over must know what is to be done about a machine, and what was. */
    @ParameterizedTest
    @EnumSource(names = {"HANG_UP", "LEAVE_MESSAGE"})
    void callsKeepWhatIsDoneAboutMachinesAndWhoHasAnswered(AnsweringMachine machine) {
        var lane = SampleLanes.listening(machine);

        var read = LaneDocument.read(LaneDocument.write(lane));

        assertThat(read).isEqualTo(lane);
        assertThat(read.active())
                .extracting(ActiveCall::answeredBy)
                .containsExactly(AnsweredBy.MACHINE);
        assertThat(read.waiting())
                .extracting(call -> call.answer().voicemailMessage())
                .containsExactly("Call us.");
    }

    /** It did not say when the call of a machine that hears a message is to end. */
    @Test
    void aMachinesCallOfTheVersionBeforeEndsAfterItsMessage() {
        var lane = SampleLanes.listening(AnsweringMachine.LEAVE_MESSAGE);
        var former = LaneDocument.write(lane).append("form", 1);
        former.getList("active", Document.class).getFirst().remove("hangUpAt");

        var read = LaneDocument.read(former);

        assertThat(read.active())
                .extracting(ActiveCall::hangUpAt)
                .containsExactly(lane.active().getFirst().deadline().plus(Duration.ofMinutes(3)));
        assertThat(LaneDocument.read(LaneDocument.write(read))).isEqualTo(read);
    }

    @Test
    void noOtherCallOfTheVersionBeforeIsEnded() {
        for (var lane :
                List.of(
                        SampleLanes.listening(AnsweringMachine.HANG_UP),
                        SampleLanes.at("east", "west"))) {
            assertThat(LaneDocument.read(LaneDocument.write(lane).append("form", 1)))
                    .isEqualTo(lane);
        }
    }

    @Test
    void callsKeepTheKeyByWhichTheirCalleesOptOut() {
        var lane = SampleLanes.offering("9", "Neun!");

        assertThat(LaneDocument.read(LaneDocument.write(lane))).isEqualTo(lane);
    }

    @Test
    void everyCalleeHearsWhatItsCommandSays() {
        var lane = SampleLanes.hearing("before", "before", "after the agent was changed");

        var stored = LaneDocument.write(lane);

        assertThat(stored.getList("answers", Document.class)).hasSize(2);
        assertThat(LaneDocument.read(stored)).isEqualTo(lane);
    }

    /**
     * 200 calls with a message of 8,000 characters: it was 1,664,586 bytes a write, and is 81,652.
     */
    @Test
    void isNoLargerForWhatIsSaidToMany() {
        var lane = SampleLanes.full(100, "m".repeat(8_000));

        assertThat(size(lane)).isLessThan(100_000);
    }

    private static int size(Lane lane) {
        return new RawBsonDocument(LaneDocument.write(lane), new DocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
