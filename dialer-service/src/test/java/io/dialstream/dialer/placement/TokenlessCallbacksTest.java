package io.dialstream.dialer.placement;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenlessCallbacksTest {

    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final CallStatusChanged CALLBACK =
            Given.callback(CALL, CallStatus.COMPLETED, "CA1");

    private static final Map<String, PlacementState> STATES =
            Map.of(
                    "due", new Pending(NOON, 1),
                    "asked", new Requested(NOON, 0, null),
                    "accepted", new Accepted("CA1", false),
                    "accepted as another", new Accepted("CA2", false),
                    "given up", new GivenUp(NOON),
                    "refused", new Refused("PROVIDER_21211", "no", null));

    private final InMemoryPlacements placements = new InMemoryPlacements();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TokenlessCallbacks callbacks = new TokenlessCallbacks(placements, log);

    @ParameterizedTest
    @CsvSource({
        "due, false, false",
        "asked, false, true",
        "accepted, false, true",
        "accepted as another, false, false",
        "given up, false, true",
        "refused, false, false",
        "due, true, false",
        "asked, true, false",
        "accepted, true, false",
        "accepted as another, true, false",
        "given up, true, false",
        "refused, true, false"
    })
    void countForCallsWhoseProviderWasGivenNoToken(String state, boolean tokened, boolean count) {
        placed(STATES.getOrDefault(state, new Pending(NOON, 0)), tokened);

        callbacks.handle(List.of(new EventRecord(CALLBACK, 0, 0)));

        assertThat(log.published(CallStatusChanged.class))
                .isEqualTo(count ? List.of(CALLBACK) : List.of());
    }

    /** Whoever owns another account has it sign what he likes. */
    @ParameterizedTest
    @ValueSource(strings = {"asked", "given up", "accepted"})
    void countForNoCallOfAnotherAccount(String state) {
        var number = new PhoneNumber("+15550100");
        var east = STATES.getOrDefault(state, new Pending(NOON, 0));
        placements.insert(
                new Placement(CALL.callId(), "east", number, number, NOON, east, false, 1));

        callbacks.handle(List.of(new EventRecord(CALLBACK, 0, 0)));

        assertThat(log.published()).isEmpty();
    }

    @Test
    void countForNoCallThatWasNeverPlaced() {
        callbacks.handle(List.of(new EventRecord(CALLBACK, 0, 0)));

        assertThat(log.published()).isEmpty();
    }

    /** Where no id of the provider's is known, any signed callback would do. */
    @ParameterizedTest
    @ValueSource(strings = {"asked", "given up"})
    void countForNoCallThatMustBeOverOrIsOfAnotherCampaign(String state) {
        placed(STATES.getOrDefault(state, new Pending(NOON, 0)), false);
        var late = end(CALL, NOON.plus(Duration.ofHours(5)));
        var foreign = end(ofCampaign("another"), NOON);

        callbacks.handle(List.of(new EventRecord(late, 0, 0), new EventRecord(foreign, 0, 1)));

        assertThat(log.published()).isEmpty();
    }

    private void placed(PlacementState state, boolean tokened) {
        var number = new PhoneNumber("+15550100");
        placements.insert(
                new Placement(CALL.callId(), "twilio", number, number, NOON, state, tokened, 1));
    }

    private static CallStatusChanged end(PlaceCall call, Instant at) {
        return Given.status(call, CallStatus.COMPLETED, "CA1", 3, null, false, at);
    }

    private static PlaceCall ofCampaign(String campaignId) {
        return new PlaceCall(
                CALL.eventId(),
                CALL.callId(),
                campaignId,
                CALL.userId(),
                CALL.leadId(),
                CALL.leadName(),
                CALL.phoneNumber(),
                CALL.attempt(),
                CALL.limit(),
                CALL.callerId(),
                null,
                CALL.answer(),
                CALL.recordedAt());
    }
}
