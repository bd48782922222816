package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BudgetPolicyTest {

    private static final long SECOND = 1_000_000;
    private static final long START = 1_800_000_000 * SECOND;
    private static final int MANY = 50;

    private final BudgetPolicy policy = new BudgetPolicy();

    /**
     * A reservation, in microseconds of the true time, which is the store's.
     *
     * @param later than the one before
     * @param ahead how far the clock of who makes it is off
     * @param there how long the request takes to the store
     * @param back how long the answer takes
     * @param uses how late in its time each instant is used, in percent; the others are lost
     */
    record Step(long later, long ahead, long there, long back, List<Integer> uses) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2 * SECOND),
                        Arbitraries.longs().between(-2 * SECOND, 2 * SECOND),
                        Arbitraries.longs().between(0, SECOND / 4),
                        Arbitraries.longs().between(0, SECOND / 4),
                        Arbitraries.integers().between(0, 100).list().ofMaxSize(MANY))
                .as(Step::new);
    }

    /** The promise, for dialers whose clocks have nothing to do with each other. */
    @Property
    void neverAsksMoreOftenThanTheAccountAllows(
            @ForAll @DoubleRange(min = 0.1, max = 50) double callsPerSecond,
            @ForAll @Size(max = 30) List<@From("steps") Step> steps) {
        assertAtMost(1 + (int) callsPerSecond, used(new Pace(callsPerSecond), steps));
    }

    /** As late as can be and then as early as can be is the worst. */
    @Property
    void neverAsksMoreOftenWhoeverHurriesAfterWhoeverWasLate(
            @ForAll @DoubleRange(min = 0.1, max = 1_000) double callsPerSecond,
            @ForAll @LongRange(min = -2 * SECOND, max = 2 * SECOND) long ahead,
            @ForAll @IntRange(min = 0, max = 20) int late) {
        var steps = new ArrayList<Step>();
        for (int n = 0; n < 30; n++) {
            var percent = n < late ? 100 : 0;
            steps.add(new Step(0, n % 2 * ahead, 0, 0, Collections.nCopies(MANY * 4, percent)));
        }
        assertAtMost(1 + (int) callsPerSecond, used(new Pace(callsPerSecond), steps));
    }

    private List<Long> used(Pace pace, List<Step> steps) {
        var used = new ArrayList<Long>();
        var budget = Budget.unused("twilio");
        var time = START;
        for (var step : steps) {
            time += step.later();
            var sent = own(time - step.there(), step);
            var clock = new StoreTime(sent, own(time + step.back(), step), read(time));
            var reservation = policy.reserved(budget, pace, clock, sent);
            budget = reservation.budget().written();
            use(policy.block(reservation, pace, clock), step, used);
        }
        return used.stream().sorted().toList();
    }

    /** Each instant of a block at some moment in which it may be used. */
    private static void use(Block block, Step step, List<Long> used) {
        var rest = block;
        for (var percent : step.uses()) {
            var instant = rest.next();
            if (instant == null) {
                return;
            }
            var time = Duration.between(instant.from(), instant.until());
            var reading = instant.from().plus(time.multipliedBy(percent).dividedBy(100));
            if (instant.isUsable(reading.truncatedTo(ChronoUnit.MILLIS))) {
                used.add(StoreTime.micros(reading) - step.ahead());
            }
            rest = rest.from(1);
        }
    }

    private static Instant own(long time, Step step) {
        return read(time + step.ahead());
    }

    private static Instant read(long time) {
        return StoreTime.instant(time).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A clock that agrees with the store's. */
    private static StoreTime at(long time) {
        return new StoreTime(read(time), read(time), read(time));
    }

    /** The first and the last of one more than that are at least a second apart. */
    private static void assertAtMost(int most, List<Long> used) {
        for (int n = most; n < used.size(); n++) {
            assertThat(used.get(n) - used.get(n - most))
                    .as("from %s to %s", n - most, n)
                    .isGreaterThanOrEqualTo(SECOND);
        }
    }

    /** An account is used as far as it allows; above 10 a second, to nine tenths. */
    @Property
    void losesLittle(@ForAll @IntRange(min = 1, max = 1_000) int callsPerSecond) {
        var inTenSeconds = 10.0 * SECOND / new Pace(callsPerSecond).spacing();
        var allowed = 10.0 * callsPerSecond;
        assertThat(inTenSeconds / allowed).isBetween(callsPerSecond <= 10 ? 0.999 : 0.9, 1.0);
    }

    @Property
    void keepsOthersWaitingForAFifthOfASecondAtMostUnlessTheAccountIsSlower(
            @ForAll @IntRange(min = 1, max = 1_000) int callsPerSecond) {
        var pace = new Pace(callsPerSecond);
        assertThat(pace.block() * pace.spacing())
                .isLessThanOrEqualTo(Math.max(200_000, pace.spacing()));
    }

    @Property
    void handsOutWhatWasNotHandedOutBefore(
            @ForAll @IntRange(min = 1, max = 1_000) int callsPerSecond,
            @ForAll @LongRange(min = 0, max = 2 * START) long next,
            @ForAll @LongRange(min = START, max = 2 * START) long now) {
        var pace = new Pace(callsPerSecond);
        var taken = policy.reserved(new Budget("twilio", next, 7), pace, at(now), read(now));
        assertThat(taken.first()).isGreaterThanOrEqualTo(next);
        assertThat(taken.budget().next()).isEqualTo(taken.first() + taken.count() * pace.spacing());
        assertThat(taken.budget().version()).isEqualTo(7);
    }

    @Example
    void leavesOutWhatNobodyHasUsedInTime() {
        var pace = new Pace(1_000);
        var now = read(START);
        var reservation = policy.reserved(Budget.unused("twilio"), pace, at(START), now);
        var block = policy.block(reservation, pace, at(START));
        assertThat(block.at(now)).isEqualTo(block);
        var later = block.at(now.plusMillis(150));
        assertThat(later.count()).isBetween(100, 120);
        assertThat(later.next()).matches(it -> it != null && it.isUsable(now.plusMillis(150)));
        assertThat(block.at(now.plusSeconds(1)).isEmpty()).isTrue();
    }

    @Example
    void canUseTheFirstAtOnce() {
        for (int callsPerSecond : List.of(1, 10, 1_000)) {
            var pace = new Pace(callsPerSecond);
            var sent = read(START);
            var back = sent.plusMillis(10);
            var reservation = policy.reserved(Budget.unused("twilio"), pace, at(START), sent);
            var block = policy.block(reservation, pace, new StoreTime(sent, back, sent));
            assertThat(block.next()).matches(it -> it != null && it.isUsable(back));
        }
    }

    @Example
    void holdsTheNextInstantOff() {
        var budget = new Budget("twilio", START, 3);
        assertThat(policy.heldOff(budget, read(START + SECOND)).next()).isEqualTo(START + SECOND);
        assertThat(policy.heldOff(budget, read(START - SECOND))).isEqualTo(budget);
        assertThat(policy.holdOff(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Example
    void hasNoPaceWithoutCalls() {
        assertThatThrownBy(() -> new Pace(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
