package io.dialstream.dialer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final PhoneNumber TO = new PhoneNumber("+14155550123");
    private static final PhoneNumber FROM = new PhoneNumber("+14155550100");

    private final SettableClock clock = new SettableClock();
    private final Instant asked = clock.instant();
    private final InMemoryPlacements placements = new InMemoryPlacements();
    private final FakeProvider provider = new FakeProvider(clock);
    private final Reconciliation reconciliation = reconciliation();

    private Reconciliation reconciliation() {
        var properties = new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120));
        return new Reconciliation(
                new PlacementPorts(placements, provider, new InMemoryEventLog(), clock),
                new PlacementPolicy(properties),
                new PlacementMetrics(new SimpleMeterRegistry()));
    }

    @Test
    void findsTheOnlyCallBetweenTheNumbers() {
        var sid = provider.accept(request("c-1", TO));
        provider.accept(request("other", new PhoneNumber("+14155550199")));
        assertThat(lookUp(unclear("c-1")).state()).isEqualTo(new Accepted(sid, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {-9, 9})
    void findsACallByAProvidersClockThatIsWrongByLess(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        var sid = provider.accept(request("c-1", TO));
        clock.advance(Duration.ofSeconds(-seconds));
        assertThat(lookUp(unclear("c-1")).state()).isEqualTo(new Accepted(sid, true));
    }

    /** It is then unclear to the end, but nobody is called twice and no other call is taken. */
    @Test
    void concludesNothingByAProvidersClockThatIsWrongByMore() {
        clock.advance(Duration.ofSeconds(-11));
        provider.accept(request("c-1", TO));
        clock.advance(Duration.ofSeconds(11));
        assertThat(lookUp(unclear("c-1")).state()).isInstanceOf(Asked.class);
    }

    @Test
    void leavesACallAloneThatAnotherPlacementIsKnownToBe() {
        var sid = provider.accept(request("c-2", TO));
        placements.move(unclear("c-2"), new Accepted(sid, false));
        assertThat(lookUp(unclear("c-1")).state()).isEqualTo(new Asked(asked, 0));
    }

    @Test
    void concludesNothingWhileAnotherCallBetweenTheNumbersIsUnclear() {
        provider.accept(request("c-1", TO));
        var first = unclear("c-1");
        var second = unclear("c-2");
        assertThat(lookUp(first).state()).isInstanceOf(Asked.class);
        assertThat(lookUp(second).state()).isInstanceOf(Asked.class);
        placements.move(second, new Refused("PROVIDER_21211", "no", false));
        assertThat(lookUp(first).state()).isInstanceOf(Accepted.class);
    }

    @Test
    void concludesNothingAfterAnotherCallBetweenTheNumbersWasGivenUp() {
        provider.accept(request("c-2", TO));
        placements.move(unclear("c-2"), new GivenUp(asked));
        assertThat(lookUp(unclear("c-1")).state()).isInstanceOf(Asked.class);
    }

    @Test
    void concludesInSpiteOfACallBetweenTheNumbersThatWasUnclearAtAnotherTime() {
        provider.accept(request("c-1", TO));
        unclear("c-2", asked.minusSeconds(41));
        unclear("c-3", asked.plusSeconds(41));
        assertThat(lookUp(unclear("c-1")).state()).isInstanceOf(Accepted.class);
    }

    @Test
    void doesNotGuessBetweenTwoCalls() {
        provider.accept(request("c-1", TO));
        provider.accept(request("c-1", TO));
        assertThat(lookUp(unclear("c-1")).state()).isInstanceOf(Asked.class);
    }

    @Test
    void leavesCallsAloneThatWereCreatedAtAnotherTime() {
        clock.advance(Duration.ofSeconds(31));
        provider.accept(request("c-1", TO));
        assertThat(lookUp(unclear("c-1")).state()).isInstanceOf(Asked.class);
    }

    @Test
    void givesUpWhenTheTimeHasPassed() {
        var unclear = unclear("c-1");
        clock.advance(Duration.ofSeconds(119));
        assertThat(lookUp(unclear).state()).isInstanceOf(Asked.class);
        clock.advance(Duration.ofSeconds(2));
        assertThat(lookUp(unclear).state()).isEqualTo(new GivenUp(asked));
    }

    @Test
    void waitsForAProviderThatIsAwayAndGivesUpInTheEnd() {
        provider.accept(request("c-1", TO));
        provider.away(true);
        var unclear = unclear("c-1");
        assertThat(lookUp(unclear).state()).isInstanceOf(Asked.class);
        clock.advance(Duration.ofSeconds(121));
        assertThat(lookUp(unclear).state()).isInstanceOf(GivenUp.class);
    }

    private Placement lookUp(Placement placement) {
        return reconciliation.lookUp(placement, asked);
    }

    private Placement unclear(String callId) {
        return unclear(callId, asked);
    }

    private Placement unclear(String callId, Instant askedAt) {
        var noted = Placement.noted(callId, TO, FROM, asked);
        placements.insert(noted);
        return placements.move(noted, new Asked(askedAt, 0)).orElseThrow();
    }

    private static PlacementRequest request(String callId, PhoneNumber to) {
        return new PlacementRequest(
                callId, "c", "1", to, FROM, new AnswerInstructions(null, "Hello"));
    }
}
