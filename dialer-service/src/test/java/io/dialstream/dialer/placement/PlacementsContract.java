package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every keeper of placements must do. */
public abstract class PlacementsContract {

    /** An empty one. */
    protected abstract Placements placements();

    private Placements placements;

    @BeforeEach
    void begin() {
        placements = placements();
    }

    @Test
    void insertsOnlyOnce() {
        assertThat(placements.insert(noted("c-1"))).isTrue();
        assertThat(placements.insert(noted("c-1"))).isFalse();
        assertThat(placements.find("c-1")).contains(noted("c-1"));
        assertThat(placements.find("c-2")).isEmpty();
    }

    @Test
    void tellsWhichExist() {
        placements.insert(noted("c-1"));
        placements.insert(noted("c-2"));
        assertThat(placements.existing(List.of("c-2", "c-3"))).containsOnly("c-2");
        assertThat(placements.existing(List.of())).isEmpty();
    }

    static Stream<PlacementState> everyState() {
        return Stream.of(
                new Pending(Given.NOON, 2),
                new Requested(Given.NOON, 1, null),
                new Requested(Given.NOON, 1, Given.NOON.minusSeconds(1)),
                new Accepted("CA1", false),
                new Accepted("CA1", true),
                new GivenUp(Given.NOON),
                new Refused("EXPIRED", "too late", Endings.EXPIRED),
                new Refused("PROVIDER_20003", "no such account", Endings.CREDENTIALS_REFUSED));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void keepsEveryState(PlacementState state) {
        placements.insert(noted("c-1"));
        var moved = placements.move(noted("c-1"), state);
        assertThat(moved).contains(noted("c-1").moved(state));
        assertThat(placements.find("c-1")).isEqualTo(moved);
    }

    @Test
    void knowsThatATokenWasHandedOutFromBeforeTheProviderWasAskedOn() {
        placements.insert(noted("c-1"));
        var asked = placements.move(noted("c-1"), new Requested(Given.NOON, 0, null)).orElseThrow();
        var busy = placements.move(asked, new Pending(Given.NOON, 1)).orElseThrow();
        assertThat(noted("c-1").tokened()).isFalse();
        assertThat(asked.tokened()).isTrue();
        assertThat(busy.tokened()).isTrue();
        assertThat(placements.find("c-1")).contains(busy);
    }

    @Test
    void letsOnlyOneOfTwoMoversWin() {
        placements.insert(noted("c-1"));
        assertThat(placements.move(noted("c-1"), new Requested(Given.NOON, 0, null))).isPresent();
        assertThat(placements.move(noted("c-1"), new Requested(Given.NOON, 0, null))).isEmpty();
        assertThat(placements.move(noted("unknown"), new Requested(Given.NOON, 0, null))).isEmpty();
    }

    @Test
    void letsOnlyOneFindACall() {
        placements.insert(noted("c-1"));
        placements.insert(noted("c-2"));
        assertThat(placements.isTaken("CA1")).isFalse();
        assertThat(placements.move(noted("c-1"), new Accepted("CA1", true))).isPresent();
        assertThat(placements.move(noted("c-2"), new Accepted("CA1", true))).isEmpty();
        assertThat(placements.isTaken("CA1")).isTrue();
    }

    @Test
    void believesTheProviderMoreThanAConclusion() {
        placements.insert(noted("c-1"));
        placements.insert(noted("c-2"));
        placements.move(noted("c-1"), new Accepted("CA1", true));
        assertThat(placements.move(noted("c-2"), new Accepted("CA1", false))).isPresent();
    }

    static Stream<Arguments> whatIsUnclear() {
        return Stream.of(
                arguments(new Pending(Given.NOON, 1), false),
                arguments(new Requested(Given.NOON, 0, null), true),
                arguments(new Requested(Given.NOON.minusSeconds(1), 0, null), true),
                arguments(new Requested(Given.NOON.plusSeconds(1), 0, null), true),
                arguments(new Requested(Given.NOON.minusMillis(1_001), 0, null), false),
                arguments(new Requested(Given.NOON.plusMillis(1_001), 0, null), false),
                arguments(new GivenUp(Given.NOON), true),
                arguments(new Accepted("CA1", false), false),
                arguments(
                        new Refused(
                                "PROVIDER_20003", "no such account", Endings.CREDENTIALS_REFUSED),
                        false));
    }

    @ParameterizedTest
    @MethodSource("whatIsUnclear")
    void tellsWhetherAnotherCallBetweenTheNumbersIsUnclear(PlacementState other, boolean unclear) {
        placements.insert(noted("c-1"));
        placements.move(noted("c-1"), new Requested(Given.NOON, 0, null));
        assertThat(isAnotherUnclear("c-1")).isFalse();
        placements.insert(noted("c-2"));
        placements.move(noted("c-2"), other);
        assertThat(isAnotherUnclear("c-1")).isEqualTo(unclear);
    }

    @Test
    void knowsCallsToOtherNumbersApart() {
        var elsewhere =
                Placement.first(
                        "c-2",
                        "east",
                        new PhoneNumber("+14155550199"),
                        new PhoneNumber("+14155550100"),
                        new Pending(Given.NOON, 0),
                        Given.NOON);
        placements.insert(elsewhere);
        placements.move(elsewhere, new Requested(Given.NOON, 0, null));
        assertThat(isAnotherUnclear("c-1")).isFalse();
    }

    /** Its call can only be in the other account's list. */
    @Test
    void knowsCallsOfOtherAccountsApart() {
        placements.insert(requestedAt("west", "c-2"));
        assertThat(isAnotherUnclear("c-1")).isFalse();
        placements.insert(requestedAt("east", "c-3"));
        assertThat(isAnotherUnclear("c-1")).isTrue();
    }

    /** One whose account was asked, and has not been heard. */
    protected static Placement requestedAt(String account, String callId) {
        return Placement.first(
                callId,
                account,
                new PhoneNumber("+14155550123"),
                new PhoneNumber("+14155550100"),
                new Requested(Given.NOON, 0, null),
                Given.NOON);
    }

    private boolean isAnotherUnclear(String callId) {
        var from = Given.NOON.minusSeconds(1);
        return placements.isAnotherUnclear(noted(callId), from, Given.NOON.plusSeconds(1));
    }

    private static Placement noted(String callId) {
        return Placement.first(
                callId,
                "east",
                new PhoneNumber("+14155550123"),
                new PhoneNumber("+14155550100"),
                new Pending(Given.NOON, 0),
                Given.NOON);
    }
}
