package io.dialstream.campaigns.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.cap.CapReservations.Wish;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets a call to a number that several want. */
class CapReservationsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Callee ADA = new Callee("ann", new PhoneNumber("+14155550101"));
    private static final Callee BOB = new Callee("ann", new PhoneNumber("+14155550102"));
    private static final List<AttemptCap> ONCE = List.of(new AttemptCap(1, 3_600, null));

    private final InMemoryRecentCalls recent = new InMemoryRecentCalls();
    private final CapReservations reservations = new CapReservations(recent);

    private static Wish wish(Callee callee, String callId, int second, List<AttemptCap> caps) {
        var at = NOW.plusSeconds(second);
        return new Wish(callee, new CallStart(callId, at, at.plusSeconds(60)), caps);
    }

    @Test
    void isWhoeverComesFirst() {
        assertThat(reservations.reserve(List.of(wish(ADA, "a", 0, ONCE)))).isEmpty();
        assertThat(reservations.reserve(List.of(wish(ADA, "b", 1, ONCE), wish(BOB, "c", 1, ONCE))))
                .containsExactly("b");
    }

    @Test
    void isOneOfThoseThatComeTogether() {
        assertThat(reservations.reserve(List.of(wish(ADA, "a", 0, ONCE), wish(ADA, "b", 0, ONCE))))
                .containsExactly("b");
    }

    @Test
    void isTheSameWhenAskedAgain() {
        var first = List.of(wish(ADA, "a", 0, ONCE));
        reservations.reserve(first);
        assertThat(reservations.reserve(first)).isEmpty();
        reservations.begun(Map.of(ADA, List.of(CallStart.at("a", NOW.plusSeconds(1)))));
        assertThat(reservations.reserve(first)).isEmpty();
        assertThat(recent.find(List.of(ADA)).getFirst().calls())
                .as("it has begun when it has begun")
                .containsExactly(CallStart.at("a", NOW.plusSeconds(1)));
    }

    @Test
    void whatHasNoCapCountsForThoseThatHaveOne() {
        assertThat(reservations.reserve(List.of(wish(ADA, "a", 0, List.of())))).isEmpty();
        assertThat(reservations.reserve(List.of(wish(ADA, "b", 1, ONCE)))).containsExactly("b");
        assertThat(reservations.reserve(List.of(wish(ADA, "c", 1, List.of())))).isEmpty();
    }

    /** Its place in time is another one: so it has to fit there. */
    @Test
    void whatIsAskedForLaterMustFitThereAndDoesNotStandInItsOwnWay() {
        var gap = List.of(new AttemptCap(9, 3_600, 100));
        reservations.reserve(List.of(wish(ADA, "a", 0, gap)));
        assertThat(reservations.reserve(List.of(wish(ADA, "b", 161, gap)))).isEmpty();

        assertThat(reservations.reserve(List.of(wish(ADA, "a", 170, gap)))).containsExactly("a");
        reservations.giveBack(Map.of(ADA, List.of("b")));
        assertThat(reservations.reserve(List.of(wish(ADA, "a", 170, gap)))).isEmpty();
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        reservations.reserve(List.of(wish(ADA, "a", 0, ONCE)));
        reservations.giveBack(Map.of(ADA, List.of("a")));
        assertThat(reservations.reserve(List.of(wish(ADA, "b", 1, ONCE)))).isEmpty();
    }

    /** Between its read and its write another instance is faster, time after time. */
    @Test
    void isDecidedAgainWhereSomebodyElseWasFaster() {
        var twice = List.of(new AttemptCap(2, 3_600, null));
        var overtaken =
                new CapReservations(
                        new Overtaken(recent, 1, wish(ADA, "x", 0, twice), reservations));
        assertThat(overtaken.reserve(List.of(wish(ADA, "a", 0, twice)))).isEmpty();

        var again =
                new CapReservations(
                        new Overtaken(recent, 1, wish(BOB, "x", 0, ONCE), reservations));
        assertThat(again.reserve(List.of(wish(BOB, "b", 0, ONCE)))).containsExactly("b");
    }

    /** A store in which somebody else writes after it was read. */
    private static final class Overtaken implements RecentCalls {

        private final RecentCalls stored;
        private final Wish other;
        private final CapReservations others;
        private int left;

        Overtaken(RecentCalls stored, int times, Wish other, CapReservations others) {
            this.stored = stored;
            this.left = times;
            this.other = other;
            this.others = others;
        }

        @Override
        public List<CalleeCalls> find(Collection<Callee> callees) {
            var found = stored.find(callees);
            if (left-- > 0) {
                others.reserve(List.of(other));
            }
            return found;
        }

        @Override
        public boolean save(List<CalleeCalls> all) {
            return stored.save(all);
        }

        @Override
        public void note(Map<Callee, List<CallStart>> calls) {
            stored.note(calls);
        }

        @Override
        public int deleteExpired(Instant moment, int most) {
            return stored.deleteExpired(moment, most);
        }

        @Override
        public void forget(Map<Callee, List<String>> callIds) {
            stored.forget(callIds);
        }
    }
}
