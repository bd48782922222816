package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementInput.Searched;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final PhoneNumber TO = new PhoneNumber("+14155550123");
    private static final PhoneNumber FROM = new PhoneNumber("+14155550100");
    private static final Searched NOTHING = new Searched(List.of(), false);

    private final SettableClock clock = new SettableClock();
    private final Instant asked = clock.instant();
    private final InMemoryPlacements placements = new InMemoryPlacements();
    private final FakeProvider provider = new FakeProvider(clock);
    private final Reconciliation reconciliation = new Reconciliation(placements, provider.alone());

    @Test
    void findsTheOnlyCallBetweenTheNumbers() {
        var sid = provider.accept(request("c-1", TO));
        provider.accept(request("other", new PhoneNumber("+14155550199")));
        assertThat(search(unclear("c-1"))).isEqualTo(only(sid));
    }

    @ParameterizedTest
    @ValueSource(longs = {-9, 9})
    void findsACallByAProvidersClockThatIsWrongByLess(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        var sid = provider.accept(request("c-1", TO));
        clock.advance(Duration.ofSeconds(-seconds));
        assertThat(search(unclear("c-1"))).isEqualTo(only(sid));
    }

    /** It is then unclear to the end, but nobody is called twice and no other call is taken. */
    @Test
    void findsNothingByAProvidersClockThatIsWrongByMore() {
        clock.advance(Duration.ofSeconds(-11));
        provider.accept(request("c-1", TO));
        clock.advance(Duration.ofSeconds(11));
        assertThat(search(unclear("c-1"))).isEqualTo(NOTHING);
    }

    @Test
    void leavesACallAloneThatAnotherPlacementIsKnownToBe() {
        var sid = provider.accept(request("c-2", TO));
        placements.move(unclear("c-2"), new Accepted(sid, false));
        assertThat(search(unclear("c-1"))).isEqualTo(NOTHING);
    }

    @Test
    void isContestedWhileAnotherCallBetweenTheNumbersIsUnclear() {
        var sid = provider.accept(request("c-1", TO));
        var first = unclear("c-1");
        var second = unclear("c-2");
        assertThat(search(first)).isEqualTo(contested(sid));
        assertThat(search(second)).isEqualTo(contested(sid));
        placements.move(second, new Refused("PROVIDER_21211", "no", null));
        assertThat(search(first)).isEqualTo(only(sid));
    }

    @Test
    void isContestedAfterAnotherCallBetweenTheNumbersWasGivenUp() {
        var sid = provider.accept(request("c-2", TO));
        placements.move(unclear("c-2"), new GivenUp(asked));
        assertThat(search(unclear("c-1"))).isEqualTo(contested(sid));
    }

    @Test
    void isNotContestedByACallBetweenTheNumbersAtAnotherAccount() {
        var sid = provider.accept(request("c-1", TO));
        placements.insert(
                Placement.first("c-2", "east", TO, FROM, new Requested(asked, 0, null), asked));
        assertThat(search(unclear("c-1"))).isEqualTo(only(sid));
    }

    @Test
    void isNotContestedByACallBetweenTheNumbersThatWasUnclearAtAnotherTime() {
        var sid = provider.accept(request("c-1", TO));
        unclear("c-2", asked.minusSeconds(41));
        unclear("c-3", asked.plusSeconds(41));
        assertThat(search(unclear("c-1"))).isEqualTo(only(sid));
    }

    @Test
    void findsTwoCallsBetweenTheNumbers() {
        var one = provider.accept(request("c-1", TO));
        var other = provider.accept(request("c-1", TO));
        assertThat(search(unclear("c-1")).candidates()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void leavesCallsAloneThatWereCreatedAtAnotherTime() {
        clock.advance(Duration.ofSeconds(31));
        provider.accept(request("c-1", TO));
        assertThat(search(unclear("c-1"))).isEqualTo(NOTHING);
    }

    @Test
    void findsNothingWhileTheProviderIsAway() {
        provider.accept(request("c-1", TO));
        provider.away(true);
        assertThat(search(unclear("c-1"))).isEqualTo(NOTHING);
    }

    /** It is unclear to the end, unless a callback comes. */
    @Test
    void looksForNothingWhereCallsAreNotListed() {
        provider.accept(request("c-1", TO));
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS));
        assertThat(search(unclear("c-1"))).isEqualTo(NOTHING);
    }

    private Searched search(Placement placement) {
        return reconciliation.search(placement, (Requested) placement.state());
    }

    private static Searched only(String providerCallId) {
        return new Searched(List.of(providerCallId), false);
    }

    private static Searched contested(String providerCallId) {
        return new Searched(List.of(providerCallId), true);
    }

    private Placement unclear(String callId) {
        return unclear(callId, asked);
    }

    private Placement unclear(String callId, Instant requestedAt) {
        var unclear =
                Placement.first(
                        callId, "twilio", TO, FROM, new Requested(requestedAt, 0, null), asked);
        placements.insert(unclear);
        return unclear;
    }

    private static PlacementRequest request(String callId, PhoneNumber to) {
        return new PlacementRequest(
                callId, "c", "1", to, FROM, new AnswerInstructions(null, "Hello"));
    }
}
