package io.dialstream.campaigns.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of recent calls does. */
public abstract class RecentCallsContract {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Callee ADA = callee("ann", "+14155550101");
    private static final Callee BOB = callee("ann", "+14155550102");
    private static final Callee OTHERS_ADA = callee("eve", "+14155550101");

    private RecentCalls recent;

    protected abstract RecentCalls noCalls();

    @BeforeEach
    void open() {
        recent = noCalls();
    }

    private static Callee callee(String userId, String number) {
        return new Callee(userId, new PhoneNumber(number));
    }

    private static CallStart call(String id) {
        return new CallStart(id, NOW, NOW.plusSeconds(60));
    }

    private static CalleeCalls first(Callee callee, CallStart... calls) {
        return new CalleeCalls(callee, List.of(calls), 0);
    }

    private List<CallStart> callsOf(Callee callee) {
        return recent.find(List.of(callee)).stream().flatMap(it -> it.calls().stream()).toList();
    }

    private CalleeCalls read(Callee callee) {
        return recent.find(List.of(callee)).getFirst();
    }

    @Test
    void findsWhatWasSavedOfThoseThatAreAskedFor() {
        assertThat(recent.find(List.of(ADA))).isEmpty();
        assertThat(recent.save(List.of(first(ADA, call("a")), first(BOB, call("b"))))).isTrue();

        assertThat(recent.find(List.of(ADA, OTHERS_ADA)))
                .containsExactly(new CalleeCalls(ADA, List.of(call("a")), 1));
        assertThat(recent.find(List.of())).isEmpty();
    }

    @Test
    void savesOnlyWhatNobodyElseHasSaved() {
        recent.save(List.of(first(ADA, call("a"))));

        assertThat(recent.save(List.of(first(ADA, call("x")), first(BOB, call("b"))))).isFalse();

        assertThat(callsOf(ADA)).containsExactly(call("a"));
        var read = read(ADA);
        assertThat(recent.save(List.of(read.with(call("c"))))).isTrue();
        assertThat(recent.save(List.of(read.with(call("d"))))).isFalse();
        assertThat(callsOf(ADA)).containsExactly(call("a"), call("c"));
    }

    @Test
    void notesWithoutHavingRead() {
        recent.note(Map.of(ADA, List.of(call("a")), BOB, List.of(call("b"), call("c"))));
        recent.note(Map.of(ADA, List.of(call("d"))));
        recent.note(Map.of());

        assertThat(callsOf(ADA)).containsExactly(call("a"), call("d"));
        assertThat(callsOf(BOB)).containsExactly(call("b"), call("c"));
    }

    @Test
    void whatWasReadBeforeANoteIsNotSaved() {
        recent.note(Map.of(ADA, List.of(call("a"))));
        var read = read(ADA);
        recent.note(Map.of(ADA, List.of(call("b"))));

        assertThat(recent.save(List.of(read.with(call("c"))))).isFalse();
        assertThat(callsOf(ADA)).containsExactly(call("a"), call("b"));
    }

    @Test
    void whatIsNotedOfACallAgainTakesThePlaceOfWhatWas() {
        recent.note(Map.of(ADA, List.of(call("a"), call("b"))));
        recent.note(Map.of(ADA, List.of(CallStart.at("a", NOW.plusSeconds(3)))));

        assertThat(callsOf(ADA)).containsExactly(call("b"), CallStart.at("a", NOW.plusSeconds(3)));
    }

    @Test
    void forgetsCallsAndWhoeverHasReadThemBeforeDoesNotBringThemBack() {
        recent.note(Map.of(ADA, List.of(call("a"), call("b"))));
        var read = read(ADA);

        recent.forget(Map.of(ADA, List.of("a", "never"), BOB, List.of("b")));

        assertThat(callsOf(ADA)).containsExactly(call("b"));
        assertThat(callsOf(BOB)).isEmpty();
        assertThat(recent.save(List.of(read.with(call("c"))))).isFalse();
    }

    /** A call that waits for hours is asked for again and again. */
    @Test
    void notesOfOneCallDoNotPushOutOthers() {
        recent.note(Map.of(ADA, List.of(call("a"))));
        for (int n = 1; n <= CalleeCalls.MAX_NOTES + 1; n++) {
            var at = NOW.plusSeconds(60L * n);
            recent.note(Map.of(ADA, List.of(new CallStart("b", at, at.plusSeconds(60)))));
        }

        assertThat(callsOf(ADA)).extracting(CallStart::callId).containsExactly("a", "b");
    }

    @Test
    void forgetsCalleesWhoseLastCallCountsForNoCap() {
        recent.note(Map.of(ADA, List.of(call("a")), BOB, List.of(call("b"))));
        recent.note(Map.of(BOB, List.of(CallStart.at("c", NOW.plusSeconds(100)))));
        var end = NOW.plusSeconds(60 + AttemptCap.MAX_SECONDS);

        assertThat(recent.deleteExpired(end.minusMillis(1), 9)).isZero();
        assertThat(recent.deleteExpired(end, 9)).isEqualTo(1);
        assertThat(callsOf(ADA)).isEmpty();
        assertThat(callsOf(BOB)).hasSize(2);
    }

    @Test
    void keepsAsManyAsTheLargestCapNeeds() {
        for (int n = 1; n <= 3; n++) {
            var many = new ArrayList<CallStart>();
            for (int i = 1; i <= AttemptCap.MAX_CALLS; i++) {
                many.add(call(n + "-" + i));
            }
            recent.note(Map.of(ADA, many));
        }

        assertThat(callsOf(ADA))
                .hasSize(CalleeCalls.MAX_NOTES)
                .extracting(CallStart::callId)
                .contains("2-1", "3-100")
                .doesNotContain("1-100");
    }
}
