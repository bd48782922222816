package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.StillTime;
import io.dialstream.events.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One call a second, unless a test says otherwise; dialers that share a store. */
class AdmissionTest {

    private static final String ACCOUNT = "twilio";

    private static final PlacementAnswer PLACED = new PlacementAnswer.Accepted("CA1");
    private static final PlacementAnswer BUSY_WITHOUT_TIME = new PlacementAnswer.Busy(null, "429");
    private static final PlacementAnswer UNCLEAR = new PlacementAnswer.Unclear("Timed out");
    private static final PlacementAnswer BUSY =
            new PlacementAnswer.Busy(Duration.ofSeconds(10), "429");

    private final StillTime time = new StillTime();
    private final CountedBudgets budgets = new CountedBudgets();
    private final List<String> admitted = new ArrayList<>();
    private final List<AccountCondition> conditions = new ArrayList<>();
    private final Admission one = dialer(1);
    private final Admission other = dialer(1);

    /** Counts round trips, and is away when a test says so. */
    private final class CountedBudgets implements Budgets {
        private final Budgets real = new InMemoryBudgets(time.clock());
        private int trips;
        private Duration half = Duration.ZERO;
        private boolean away;

        @Override
        public Read read(String account) {
            count();
            var read = real.read(account);
            time.advance(half);
            return read;
        }

        @Override
        public Optional<Instant> save(Budget budget) {
            count();
            var saved = real.save(budget);
            time.advance(half);
            return saved;
        }

        private void count() {
            trips++;
            time.advance(half);
            if (away) {
                throw new IllegalStateException("the store is away");
            }
        }
    }

    @Test
    void admitsAtOnceWhatTheAccountAllows() {
        assertThat(one.take(call("a", 1))).get().matches(it -> it.isUsable(now()));
        assertThat(one.take(call("a", 2))).isEmpty();
    }

    @Test
    void admitsOneASecond() {
        for (int n = 1; n <= 4; n++) {
            one.take(call("a", n));
        }
        pass(740);
        assertThat(admitted).isEmpty();
        pass(20);
        assertThat(admitted).containsExactly("a-2");
        pass(2_000);
        assertThat(admitted).containsExactly("a-2", "a-3", "a-4");
    }

    /** Instants are good for a tenth of a second, and an answer takes longer. */
    @Test
    void admitsAlsoWhereTheStoreHasBecomeSlow() {
        var fast = dialer(1_000);
        fast.prepare(ACCOUNT);
        budgets.half = Duration.ofMillis(200);
        time.start(() -> fast.take(call("a", 1)));
        pass(1_000);
        assertThat(admitted).containsExactly("a-1");
    }

    @Test
    void asksTheStoreOnceBeforeItIsNeeded() {
        one.prepare(ACCOUNT);
        one.prepare(ACCOUNT);
        assertThat(budgets.trips).isOne();
        assertThat(one.take(call("a", 1))).isPresent();
        assertThat(budgets.trips).isEqualTo(2);
    }

    /** Nothing is saved up. */
    @Test
    void admitsOnlyOneAfterALongSilence() {
        one.take(call("a", 1));
        pass(60_000);
        assertThat(one.take(call("a", 2))).isPresent();
        assertThat(one.take(call("a", 3))).isEmpty();
    }

    @Test
    void admitsOneASecondOverAllDialers() {
        assertThat(one.take(call("a", 1))).isPresent();
        assertThat(other.take(call("b", 1))).isEmpty();
        one.take(call("a", 2));
        other.take(call("b", 2));
        pass(1_002);
        assertThat(admitted).hasSize(1);
        pass(1_000);
        assertThat(admitted).hasSize(2);
        pass(1_000);
        assertThat(admitted).containsExactlyInAnyOrder("a-2", "b-1", "b-2");
    }

    /** It dies with an instant in its hands: that one is lost, and none is handed out twice. */
    @Test
    void losesWhatADeadDialerHad() {
        one.take(call("a", 1));
        one.take(call("a", 2));
        var successor = dialer(1);
        assertThat(successor.take(call("b", 1))).isEmpty();
        pass(1_002);
        assertThat(admitted).containsExactly("a-2");
        pass(1_000);
        assertThat(admitted).containsExactly("a-2", "b-1");
    }

    @Test
    void letsCampaignsTakeTurns() {
        for (int n = 1; n <= 4; n++) {
            one.take(call("a", n));
        }
        one.take(call("b", 1));
        pass(4_010);
        assertThat(admitted).containsExactly("a-2", "b-1", "a-3", "a-4");
    }

    @Test
    void letsNobodyOvertakeWhoWaits() {
        one.take(call("a", 1));
        one.take(call("a", 2));
        time.advance(Duration.ofMillis(1_010));
        assertThat(one.take(call("b", 1))).isEmpty();
        pass(0);
        assertThat(admitted).containsExactly("a-2");
    }

    @Test
    void forgetsWhoDoesNotWaitAnyLonger() {
        one.take(call("a", 1));
        one.take(call("a", 2));
        one.take(call("b", 1));
        one.forget(call("a", 2));
        pass(1_002);
        assertThat(admitted).containsExactly("b-1");
        assertThat(time.waits()).isFalse();
    }

    @Test
    void givesWhatWasNotNeededToTheNext() {
        var instant = one.take(call("a", 1)).orElseThrow();
        one.take(call("b", 1));
        time.advance(Duration.ofMillis(100));
        one.giveBack(instant);
        assertThat(admitted).containsExactly("b-1");
    }

    @Test
    void usesNothingThatWasGivenBackTooLate() {
        var instant = one.take(call("a", 1)).orElseThrow();
        time.advance(Duration.ofMillis(749));
        one.giveBack(instant);
        assertThat(one.take(call("b", 1))).isEmpty();
    }

    /** "Too many requests" is said to the account, not to who has asked. */
    @Test
    void holdsAllDialersOff() {
        one.take(call("a", 1));
        one.answered(ACCOUNT, BUSY);
        pass(2);
        one.take(call("a", 2));
        other.take(call("b", 1));
        pass(9_990);
        assertThat(admitted).isEmpty();
        pass(2_020);
        assertThat(admitted).containsExactlyInAnyOrder("a-2", "b-1");
    }

    @Test
    void holdsAllDialersOffOnceTheStoreIsBack() {
        one.take(call("a", 1));
        budgets.away = true;
        one.answered(ACCOUNT, BUSY);
        pass(2_000);
        budgets.away = false;
        pass(1_000);
        assertThat(other.take(call("b", 1))).isEmpty();
        pass(6_900);
        assertThat(admitted).isEmpty();
        pass(200);
        assertThat(admitted).containsExactly("b-1");
    }

    @Test
    void saysThatTheStoreIsAway() {
        budgets.away = true;
        assertThatThrownBy(() -> one.take(call("a", 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void admitsWhoWaitsOnceTheStoreIsBack() {
        for (int n = 1; n <= 3; n++) {
            one.take(call("a", n));
        }
        budgets.away = true;
        pass(5_000);
        assertThat(admitted).containsExactly("a-2");
        budgets.away = false;
        pass(600);
        assertThat(admitted).containsExactly("a-2", "a-3");
    }

    /** A hundred calls, one every 10 ms: one round trip for many of them. */
    @Test
    void asksTheStoreForManyInstantsAtOnce() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 100; n++) {
            assertThat(fast.take(call("a", n))).isPresent();
            time.advance(Duration.ofMillis(10));
        }
        assertThat(budgets.trips).isLessThanOrEqualTo(7);
    }

    @Test
    void admitsAThousandASecondWithoutAThousandRoundTrips() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 2_000; n++) {
            fast.take(call("a", n));
        }
        pass(1_000);
        assertThat(admitted.size()).isBetween(800, 1_001);
        assertThat(budgets.trips).isLessThanOrEqualTo(10);
    }

    /** Nothing is asked for there; then one call is tried, and when that goes well, the others. */
    @Test
    void leavesAnAccountAloneThatFails() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 10; n++) {
            fast.take(call("a", n));
            fast.answered(ACCOUNT, UNCLEAR);
        }
        assertThat(fast.take(call("a", 11))).isEmpty();
        assertThat(fast.takeNow(ACCOUNT)).isEmpty();
        fast.take(call("a", 12));
        pass(29_990);
        assertThat(admitted).isEmpty();
        pass(20);
        assertThat(admitted).containsExactly("a-11");
        pass(60_000);
        assertThat(admitted).containsExactly("a-11");
        fast.answered(ACCOUNT, new PlacementAnswer.Accepted("CA1"));
        pass(10);
        assertThat(admitted).containsExactly("a-11", "a-12");
    }

    @Test
    void waitsTwiceAsLongWhenTheCallThatIsTriedFailsToo() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 10; n++) {
            fast.answered(ACCOUNT, UNCLEAR);
        }
        fast.take(call("a", 1));
        fast.take(call("a", 2));
        pass(30_010);
        fast.answered(ACCOUNT, UNCLEAR);
        pass(59_900);
        assertThat(admitted).containsExactly("a-1");
        pass(200);
        assertThat(admitted).containsExactly("a-1", "a-2");
    }

    @Test
    void letsThoseGoElsewhereWhoMayWhenItIsDown() {
        var slow = dialer(1);
        var elsewhere = new ArrayList<String>();
        slow.take(call("a", 1));
        slow.take(call("a", 2));
        slow.take(
                new WaitingCall(ACCOUNT, "ann", "b", "b-1", _ -> true, () -> elsewhere.add("b-1")));
        assertThat(slow.of(ACCOUNT)).isEqualTo(AccountAvailability.OPEN);

        for (int n = 1; n <= 10; n++) {
            slow.answered(ACCOUNT, UNCLEAR);
        }

        assertThat(elsewhere).containsExactly("b-1");
        assertThat(slow.of(ACCOUNT)).isEqualTo(AccountAvailability.DOWN);
        pass(30_010);
        assertThat(admitted).containsExactly("a-2");
    }

    /** Calls that have another account spare it; then one of them finds out again. */
    @Test
    void isKnownToRefuseOurCredentialsForAWhile() {
        var fast = dialer(1_000);
        fast.answered(ACCOUNT, new PlacementAnswer.CredentialsRefused("20003", "who?"));
        assertThat(fast.of(ACCOUNT)).isEqualTo(AccountAvailability.REFUSING);
        assertThat(fast.take(call("a", 1))).as("it has no other account").isPresent();
        pass(30_000);
        assertThat(fast.of(ACCOUNT)).isEqualTo(AccountAvailability.OPEN);

        fast.answered(ACCOUNT, new PlacementAnswer.CredentialsRefused("20003", "who?"));
        fast.answered(ACCOUNT, PLACED);
        assertThat(fast.of(ACCOUNT)).isEqualTo(AccountAvailability.OPEN);
    }

    @Test
    void isDownWhileItHasNoRoomForMoreThanFiveSeconds() {
        var fast = dialer(1_000);
        fast.answered(ACCOUNT, new PlacementAnswer.Busy(Duration.ofSeconds(20), "429"));
        assertThat(fast.of(ACCOUNT)).isEqualTo(AccountAvailability.DOWN);
        pass(15_000);
        assertThat(fast.of(ACCOUNT)).isEqualTo(AccountAvailability.OPEN);
    }

    /** Its campaign was paused, say. */
    @Test
    void triesAnotherCallWhenTheOneThatWasToBeTriedWasNotAskedFor() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 10; n++) {
            fast.answered(ACCOUNT, UNCLEAR);
        }
        pass(30_010);
        var instant = fast.take(call("a", 1)).orElseThrow();
        fast.take(call("a", 2));
        pass(10);
        assertThat(admitted).isEmpty();
        fast.giveBack(instant);
        pass(10);
        assertThat(admitted).containsExactly("a-2");
    }

    // ---- how the account stands

    private AccountCondition last() {
        return conditions.getLast();
    }

    @Test
    void saysThatAnAccountIsDownUntilACallIsPlacedAgain() {
        var fast = dialer(1_000);
        fast.answered(ACCOUNT, PLACED);
        assertThat(last()).isEqualTo(new AccountCondition(AccountState.OK, null, 0, null));

        for (int n = 1; n <= 10; n++) {
            fast.answered(ACCOUNT, UNCLEAR);
        }
        assertThat(last())
                .isEqualTo(
                        new AccountCondition(
                                AccountState.PROVIDER_DOWN, now().plusSeconds(30), 0, null));

        pass(30_010);
        assertThat(fast.take(call("a", 1))).isPresent();
        fast.answered(ACCOUNT, UNCLEAR);
        assertThat(last().retryAt()).isEqualTo(now().plusSeconds(60));
        pass(60_010);
        assertThat(fast.take(call("a", 2))).isPresent();
        assertThat(last().state()).as("it is tried").isEqualTo(AccountState.PROVIDER_DOWN);
        fast.answered(ACCOUNT, PLACED);
        assertThat(last()).isEqualTo(new AccountCondition(AccountState.OK, null, 0, null));
    }

    /** One is enough, whatever comes of those that cannot tell. */
    @Test
    void saysThatCredentialsAreRefusedUntilTheyAreNot() {
        var fast = dialer(1_000);
        fast.answered(ACCOUNT, new PlacementAnswer.CredentialsRefused("20003", "Authenticate"));
        assertThat(last().state()).isEqualTo(AccountState.CREDENTIALS_REFUSED);
        for (int n = 1; n <= 10; n++) {
            fast.answered(ACCOUNT, UNCLEAR);
        }
        assertThat(conditions).hasSize(1);
        pass(30_010);
        assertThat(fast.take(call("a", 1))).isPresent();
        fast.answered(ACCOUNT, new PlacementAnswer.Refused("21211", "invalid number"));
        assertThat(last().state()).isEqualTo(AccountState.OK);
    }

    @Test
    void saysHowManyCallsWaitAndForWhat() {
        for (int n = 1; n <= 3; n++) {
            one.take(call("a", n));
        }
        assertThat(last().backlog()).isEqualTo(2);
        assertThat(last().nextInstant()).isBetween(now().plusSeconds(1), now().plusSeconds(3));
        one.forget(call("a", 3));
        assertThat(last().backlog()).isEqualTo(1);
        pass(2_000);
        assertThat(last()).isEqualTo(AccountCondition.UNKNOWN);
    }

    @Test
    void saysNothingMoreWhileCallsArePlacedAsTheyCome() {
        var fast = dialer(1_000);
        for (int n = 1; n <= 100; n++) {
            assertThat(fast.take(call("a", n))).isPresent();
            fast.answered(ACCOUNT, n % 3 == 0 ? BUSY_WITHOUT_TIME : PLACED);
            pass(10);
        }
        assertThat(conditions).hasSize(1);
    }

    private void pass(long millis) {
        var end = now().plusMillis(millis);
        do {
            time.runThreads();
        } while (time.ringsBy(end));
        time.advance(Duration.between(now(), end));
    }

    private Instant now() {
        return time.clock().instant();
    }

    private Admission dialer(int callsPerSecond) {
        return Admissions.of(
                _ -> callsPerSecond,
                budgets,
                (_, condition) -> conditions.add(condition),
                time.timers());
    }

    private WaitingCall call(String lane, int number) {
        var callId = lane + "-" + number;
        return new WaitingCall(ACCOUNT, "ann", lane, callId, _ -> admitted.add(callId));
    }
}
