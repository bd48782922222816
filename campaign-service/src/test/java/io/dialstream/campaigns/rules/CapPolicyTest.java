package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static CallStart began(int second) {
        return CallStart.at("call" + second, at(second));
    }

    private static AttemptCap cap(int calls, int within, @Nullable Integer gap) {
        return new AttemptCap(calls, within, gap);
    }

    private static Instant firstAllowed(AttemptCap cap, int moment, CallStart... calls) {
        return CapPolicy.firstAllowed(List.of(cap), List.of(calls), at(moment));
    }

    @Test
    void aNumberThatWasNotCalledIsFree() {
        assertThat(firstAllowed(cap(1, 60, 60), 5)).isEqualTo(at(5));
        assertThat(CapPolicy.firstAllowed(List.of(), List.of(began(5)), at(5))).isEqualTo(at(5));
    }

    @Test
    void itIsFreeAgainWhenACallHasBegunLongEnoughBefore() {
        assertThat(firstAllowed(cap(2, 60, null), 30, began(0), began(20))).isEqualTo(at(60));
        assertThat(firstAllowed(cap(2, 60, null), 60, began(0), began(20))).isEqualTo(at(60));
        assertThat(firstAllowed(cap(2, 60, null), 61, began(0), began(20), began(60)))
                .isEqualTo(at(80));
    }

    @Test
    void callsAreApart() {
        assertThat(firstAllowed(cap(9, 600, 45), 30, began(0), began(20))).isEqualTo(at(65));
        assertThat(firstAllowed(cap(9, 600, 45), 65, began(0), began(20))).isEqualTo(at(65));
    }

    @Test
    void theStricterOfSeveralCapsWins() {
        var calls = List.of(began(0), began(20));
        assertThat(CapPolicy.firstAllowed(List.of(cap(2, 60, null), cap(3, 60, 70)), calls, at(30)))
                .isEqualTo(at(90));
    }

    /** Looked at when it may be over; then it is known, or counts as late as it may have begun. */
    @Test
    void aCallThatWasOnlyAskedForCountsFromAsLateAsItMayBegin() {
        var asked = new CallStart("a", at(0), at(60));
        assertThat(firstAllowed(cap(1, 50, null), 10, asked)).isEqualTo(at(50));
        assertThat(firstAllowed(cap(1, 100, null), 10, asked))
                .as("by then it has begun, or was given back")
                .isEqualTo(at(60));
        assertThat(firstAllowed(cap(1, 100, null), 100, asked)).isEqualTo(at(160));
        assertThat(firstAllowed(cap(1, 100, null), 160, asked)).isEqualTo(at(160));
        assertThat(firstAllowed(cap(2, 100, null), 1, asked)).isEqualTo(at(1));
    }

    @Test
    void aLeadIsCalledWhenBothItsWindowIsOpenAndItsNumberIsFree() {
        var window =
                new CallingWindow(
                        "UTC",
                        null,
                        null,
                        List.of(
                                new WindowHours(
                                        List.of(java.time.DayOfWeek.values()), 12 * 60, 13 * 60)));
        var facts =
                new LeadFacts(
                        false,
                        List.of(window),
                        Place.UNKNOWN,
                        List.of(cap(1, 7_200, null)),
                        List.of(began(0)));
        assertThat(CallPolicy.verdict(facts, at(60)))
                .isEqualTo(new Verdict.Wait(at(86_400), WaitReason.CAP));
        assertThat(facts.firstAllowed(at(60))).isEqualTo(at(86_400));
        assertThat(CallPolicy.verdict(facts, at(86_400)))
                .isEqualTo(new Verdict.Callable(at(86_400 + 3_540)));
        assertThat(CallPolicy.verdict(facts.besides("call0"), at(60)))
                .isInstanceOf(Verdict.Callable.class);
    }

    @Test
    void nobodyIsCalledWhoHasACapWhileRecentCallsCannotBeRead() {
        var facts = new LeadFacts(false, List.of(), Place.UNKNOWN, List.of(cap(1, 60, null)), null);
        assertThat(CallPolicy.verdict(facts, NOON))
                .isEqualTo(new Verdict.Wait(at(5), WaitReason.RULES_UNAVAILABLE));
    }

    /** Whoever calls whenever it is allowed keeps to the cap and could not call any sooner. */
    @Property(tries = 500)
    void holdsAndNoMoreThanThat(
            @ForAll @IntRange(min = 1, max = 4) int most,
            @ForAll @IntRange(min = 1, max = 50) int within,
            @ForAll @IntRange(min = 0, max = 30) int gap,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 25) Integer> pauses) {
        var cap = List.of(cap(most, within, gap));
        var calls = new ArrayList<CallStart>();
        var now = NOON;
        for (int pause : pauses) {
            var from = now.plusSeconds(pause);
            now = CapPolicy.firstAllowed(cap, calls, from);
            assertThat(isAllowed(calls, now, most, within, gap)).isTrue();
            if (now.isAfter(from)) {
                assertThat(isAllowed(calls, now.minusSeconds(1), most, within, gap)).isFalse();
            }
            calls.add(CallStart.at("call" + calls.size(), now));
        }
    }

    private static boolean isAllowed(
            List<CallStart> calls, Instant at, int most, int within, int gap) {
        var recent =
                calls.stream().filter(it -> it.latest().isAfter(at.minusSeconds(within))).count();
        return recent < most
                && calls.stream().noneMatch(it -> it.latest().isAfter(at.minusSeconds(gap)));
    }
}
