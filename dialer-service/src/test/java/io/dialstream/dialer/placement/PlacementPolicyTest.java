package io.dialstream.dialer.placement;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementPolicy.Beginning;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementPolicyTest {

    private static final PlacementPolicy POLICY =
            new PlacementPolicy(
                    new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
    private static final Asked ASKED = new Asked(NOON, 0);

    /** Every standing of a call against every state of its placement, at noon. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "gone,  due,       Cancel",
        "gone,  due later, Cancel",
        "gone,  asked,     Rest",
        "gone,  asked 5 s, Rest",
        "gone,  accepted,  Rest",
        "gone,  refused,   Rest",
        "live,  due,       Adopt",
        "live,  due later, Adopt",
        "live,  asked,     Adopt",
        "live,  asked 5 s, Adopt",
        "ended, due,       Cancel",
        "ended, asked,     Remember",
        "ended, accepted,  Rest",
        "ended, refused,   Rest",
        "ended, given up,  Rest",
        "gone,  given up,  Rest",
        "live,  given up,  Rest",
        "GO,    given up,  Report",
        "WAIT,  given up,  Report",
        "NEVER, given up,  Report",
        "live,  accepted,  Rest",
        "live,  refused,   Rest",
        "live,  found,     Adopt",
        "live,  found another, Adopt",
        "found, found,     Rest",
        "found, accepted,  Rest",
        "gone,  found,     Rest",
        "ended, found,     Rest",
        "GO,    found,     Report",
        "WAIT,  found,     Report",
        "NEVER, found,     Report",
        "GO,    due,       Ask",
        "GO,    due later, WaitUntil",
        "GO,    asked,     WaitUntil",
        "GO,    asked 5 s, LookUp",
        "GO,    accepted,  Report",
        "GO,    refused,   Report",
        "WAIT,  due,       Rest",
        "WAIT,  due later, Rest",
        "WAIT,  asked,     WaitUntil",
        "WAIT,  asked 5 s, LookUp",
        "WAIT,  accepted,  Report",
        "WAIT,  refused,   Report",
        "NEVER, due,       Cancel",
        "NEVER, due later, Cancel",
        "NEVER, asked,     WaitUntil",
        "NEVER, asked 5 s, LookUp",
        "NEVER, accepted,  Report",
        "NEVER, refused,   Report",
    })
    void decides(String standing, String state, String expected) {
        var step = POLICY.next(standing(standing), placement(state), NOON);
        assertThat(step.getClass().getSimpleName()).isEqualTo(expected);
    }

    /** Every standing of a call without a placement against what is known of it. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "gone,  FRESH,           Rest",
        "gone,  UNHEARD_OF,      Rest",
        "gone,  MAYBE_ANNOUNCED, Rest",
        "live,  FRESH,           Rest",
        "live,  UNHEARD_OF,      Rest",
        "live,  MAYBE_ANNOUNCED, Rest",
        "GO,    FRESH,           Begin",
        "GO,    UNHEARD_OF,      NoteDown",
        "GO,    MAYBE_ANNOUNCED, NoteDown",
        "WAIT,  FRESH,           Rest",
        "WAIT,  UNHEARD_OF,      Rest",
        "WAIT,  MAYBE_ANNOUNCED, Rest",
        "NEVER, FRESH,           Withdraw",
        "NEVER, UNHEARD_OF,      Withdraw",
        "NEVER, MAYBE_ANNOUNCED, NoteDown",
    })
    void decidesWithoutAPlacement(String standing, Beginning beginning, String expected) {
        var step = POLICY.first(standing(standing), beginning);
        assertThat(step.getClass().getSimpleName()).isEqualTo(expected);
    }

    private static Standing standing(String word) {
        return switch (word) {
            case "gone" -> Standing.gone();
            case "ended" -> new Standing.Gone("CA1");
            case "live" -> new Standing.Live("CA1", false);
            case "found" -> new Standing.Live("CA1", true);
            default -> new Standing.Wanted(Permission.valueOf(word));
        };
    }

    private static Placement placement(String word) {
        var state =
                switch (word) {
                    case "due" -> new Due(NOON, 0);
                    case "due later" -> new Due(NOON.plusMillis(1), 1);
                    case "asked" -> ASKED;
                    case "asked 5 s" -> new Asked(NOON.minusSeconds(5), 0);
                    case "accepted" -> new Accepted("CA1", false);
                    case "found" -> new Accepted("CA1", true);
                    case "found another" -> new Accepted("CA2", true);
                    case "given up" -> new GivenUp(NOON.minusSeconds(120));
                    case "refused" -> new Refused("PROVIDER_21211", "no", false);
                    default -> throw new IllegalArgumentException(word);
                };
        var number = new PhoneNumber("+14155550123");
        return new Placement("c-1", number, number, NOON, state, true, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, PT0.25S",
        "0, 1.0, PT0.5S",
        "1, 1.0, PT1S",
        "3, 0.0, PT2S",
        "3, 1.0, PT4S",
        "9, 1.0, PT30S",
        "1000, 1.0, PT30S",
    })
    void waitsTwiceAsLongEachTimeTheProviderHasNoRoom(
            int attempts, double jitter, Duration expected) {
        var due = POLICY.deferred(new Asked(NOON, attempts), null, jitter, NOON);
        assertThat(due).isEqualTo(new Due(NOON.plus(expected), attempts + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, PT0.125S",
        "0, 1.0, PT0.25S",
        "2, 1.0, PT1S",
        "4, 0.0, PT2S",
        "1000, 1.0, PT4S",
    })
    void waitsTwiceAsLongEachTimeAStoreIsAway(int failures, double jitter, Duration expected) {
        assertThat(POLICY.afterFailures(failures, jitter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "PT7S, PT7S", "PT60S, PT60S", "PT1H, PT60S"})
    void obeysRetryAfterUpToAMinute(Duration told, Duration expected) {
        assertThat(POLICY.deferred(ASKED, told, 0.5, NOON).dueAt()).isEqualTo(NOON.plus(expected));
    }

    @Test
    void doesNotCarryOutADecisionToAskThatHasGrownOld() {
        assertThat(POLICY.isTooLate(ASKED, NOON.plusSeconds(5))).isFalse();
        assertThat(POLICY.isTooLate(ASKED, NOON.plusMillis(5_001))).isTrue();
    }

    @Test
    void takesASlotForFreshAsLongAsADecisionToAskHolds() {
        assertThat(POLICY.isFresh(NOON, NOON.plusSeconds(5))).isTrue();
        assertThat(POLICY.isFresh(NOON, NOON.plusMillis(5_001))).isFalse();
        assertThat(POLICY.isFresh(null, NOON)).isFalse();
    }

    @Test
    void looksForACallLessOftenTheLongerItIsLookedFor() {
        var givenUpAt = POLICY.givenUpAt(ASKED, NOON);
        assertThat(givenUpAt).isEqualTo(NOON.plusSeconds(120));
        assertThat(next(5, givenUpAt)).isEqualTo(NOON.plusSeconds(10));
        assertThat(next(10, givenUpAt)).isEqualTo(NOON.plusSeconds(20));
        assertThat(next(40, givenUpAt)).isEqualTo(NOON.plusSeconds(80));
        assertThat(next(80, givenUpAt)).isEqualTo(givenUpAt);
    }

    private static Instant next(int age, Instant givenUpAt) {
        return POLICY.nextLookUp(ASKED, givenUpAt, NOON.plusSeconds(age));
    }

    @Test
    void givesACallThatWasTakenOverLateAFewSecondsMore() {
        var takenOver = NOON.plusSeconds(600);
        assertThat(POLICY.givenUpAt(ASKED, takenOver)).isEqualTo(takenOver.plusSeconds(5));
    }
}
