package io.dialstream.dialer.placement;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.CallPermit.Wanted;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Report;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.Search;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.PermitRead;
import io.dialstream.dialer.placement.PlacementProgress.Published;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.PlaceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a call at an account that counts repeated requests once, for 50 s. */
class RepeatedRequestTest {

    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final Requested REQUESTED = new Requested(NOON, 0, NOON);
    private static final Instant IN_TIME = NOON.plusSeconds(50).minusMillis(1);
    private static final Instant TOO_LATE = NOON.plusSeconds(50);
    private static final PlacementPolicy POLICY =
            new PlacementPolicy(
                    new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
    private static final PlacementAnswer UNCLEAR = new PlacementAnswer.Unclear("Timed out");

    @Test
    void isAskedForAgainSoon() {
        var decision = POLICY.decide(progress(), new Answered(UNCLEAR), NOON.plusSeconds(20));

        assertThat(decision.effects()).first().isEqualTo(new Report("twilio", UNCLEAR));
        assertThat(decision.effects().getLast())
                .isInstanceOfSatisfying(
                        WakeAt.class,
                        wait -> assertThat(wait.moment()).isBefore(NOON.plusSeconds(22)));
    }

    @Test
    void isLookedForWhenThatTimeIsOver() {
        var read = new PermitRead(new Wanted(Permission.GO));

        assertThat(POLICY.decide(progress(), read, TOO_LATE).effects())
                .hasOnlyElementsOfType(Search.class);
    }

    @Test
    void takesAnInstantBeforeItIsAskedForAgain() {
        var read = new PermitRead(new Wanted(Permission.GO));
        var waits = POLICY.decide(progress(), read, IN_TIME);
        assertThat(waits.effects()).containsExactly(new TakeInstant("twilio", true));

        var instant = new CallInstant("twilio", IN_TIME, IN_TIME.plusSeconds(1));
        assertThat(POLICY.decide(waits.progress(), new InstantTaken(instant), IN_TIME).effects())
                .containsExactly(new Request(placement(), REQUESTED, true));
        assertThat(POLICY.decide(waits.progress(), new InstantTaken(instant), TOO_LATE).effects())
                .noneMatch(Request.class::isInstance);
    }

    /** If it was not called yet, it is not to be now. */
    @ParameterizedTest
    @EnumSource(names = {"WAIT", "NEVER"})
    void isNotAskedForAgainWhenItsCampaignDoesNotGoOn(Permission permission) {
        var read = new PermitRead(new Wanted(permission));

        assertThat(POLICY.decide(progress(), read, IN_TIME).effects())
                .noneMatch(TakeInstant.class::isInstance);
    }

    @Test
    void isNotAskedForAgainOnceItsCommandHasExpired() {
        var read = new PermitRead(new Wanted(Permission.GO));
        var expired = progress(CALL.until(IN_TIME));

        assertThat(POLICY.decide(expired, read, IN_TIME).effects())
                .noneMatch(TakeInstant.class::isInstance);
    }

    /** Whoever has written it down may have a clock that is ahead. */
    @Test
    void isNotAskedForAgainWhereEachRequestCounts() {
        var read = new PermitRead(new Wanted(Permission.GO));
        var twilio = new CallAccount("twilio", CALL.phoneNumber());

        for (var now : List.of(NOON, NOON.minusMillis(1), NOON.minusSeconds(10))) {
            assertThat(POLICY.decide(progress(CALL, twilio), read, now).effects())
                    .noneMatch(TakeInstant.class::isInstance);
        }
    }

    @Test
    void isAcceptedUnderAnIdThatTheFirstCallbackReplaces() {
        var decision =
                POLICY.decide(
                        progress(), new Answered(new PlacementAnswer.Accepted("order-1")), NOON);

        assertThat(decision.effects().getLast())
                .isEqualTo(new Move(placement(), new Accepted("order-1", true)));
    }

    private static PlacementProgress progress() {
        return progress(CALL);
    }

    private static PlacementProgress progress(PlaceCall call) {
        return progress(
                call, new CallAccount("twilio", CALL.phoneNumber(), Duration.ofSeconds(50), false));
    }

    private static PlacementProgress progress(PlaceCall call, CallAccount account) {
        return PlacementProgress.begun(call, List.of(account), SlotTaken.NOW, NOON, NOON)
                .at(new Stored(placement()))
                .published(Published.INITIATED);
    }

    private static Placement placement() {
        return Placement.first(
                CALL.callId(), "twilio", CALL.phoneNumber(), CALL.phoneNumber(), REQUESTED, NOON);
    }
}
