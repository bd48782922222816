package io.dialstream.dialer.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.admission.Breaker.Closed;
import io.dialstream.dialer.admission.Breaker.Open;
import io.dialstream.dialer.admission.Breaker.Placed;
import io.dialstream.dialer.admission.Breaker.Probing;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerPolicyTest {

    private static final Instant NOON = Given.NOON;
    private static final CallInstant INSTANT = new CallInstant("twilio", NOON, NOON.plusSeconds(1));
    private static final PlacementAnswer GOOD = new Accepted("CA1");
    private static final PlacementAnswer BAD = new Unclear("503");

    private final BreakerPolicy policy = new BreakerPolicy(Admissions.BREAKER);

    /** What an answer says about its account: placed, failed, or nothing; and as a probe. */
    static Stream<Arguments> everyAnswer() {
        return Stream.of(
                Arguments.of(new Accepted("CA1"), "placed", "closed"),
                Arguments.of(new Unclear("a time-out, 5xx, a broken connection"), "failed", "60 s"),
                Arguments.of(new Unreachable("no connection"), "failed", "60 s"),
                Arguments.of(new CredentialsRefused("20003", "401 or 403"), "failed", "60 s"),
                Arguments.of(new Refused("21211", "the number"), "nothing", "closed"),
                Arguments.of(new Busy(Duration.ofSeconds(5), "429"), "nothing", "30 s"),
                Arguments.of(new Busy(null, "no capacity"), "nothing", "30 s"));
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void counts(PlacementAnswer answer, String counted, String probed) {
        assertThat(policy.after(Breaker.initial(), answer, NOON))
                .isEqualTo(
                        switch (counted) {
                            case "placed" -> new Closed(List.of(new Placed(NOON, false)));
                            case "failed" -> new Closed(List.of(new Placed(NOON, true)));
                            default -> Breaker.initial();
                        });
        assertThat(policy.after(new Probing(seconds(30), INSTANT), answer, NOON))
                .isEqualTo(
                        switch (probed) {
                            case "60 s" -> new Open(NOON.plusSeconds(60), seconds(60));
                            case "30 s" -> new Open(NOON.plusSeconds(30), seconds(30));
                            default -> Breaker.initial();
                        });
    }

    @Test
    void opensWhenHalfOfTenPlacementsFail() {
        assertThat(after(5, 4)).isInstanceOf(Closed.class);
        assertThat(after(5, 5)).isEqualTo(new Open(NOON.plusSeconds(30), seconds(30)));
        assertThat(after(6, 5)).isInstanceOf(Closed.class);
        assertThat(after(0, 9)).isInstanceOf(Closed.class);
        assertThat(after(0, 10)).isInstanceOf(Open.class);
    }

    @Test
    void looksBackForAMinute() {
        var before = after(0, 9);
        assertThat(policy.after(before, BAD, NOON.plusSeconds(60)))
                .isEqualTo(new Closed(List.of(new Placed(NOON.plusSeconds(60), true))));
        assertThat(policy.after(before, BAD, NOON.plusMillis(59_999))).isInstanceOf(Open.class);
    }

    /** Its addresses lead nowhere: no call got there, and none would. */
    @Test
    void opensWhenNothingCanBeReached() {
        var breaker = Breaker.initial();
        for (int n = 0; n < 10; n++) {
            breaker = policy.after(breaker, new Unreachable("connect timed out"), NOON);
        }
        assertThat(breaker).isEqualTo(new Open(NOON.plusSeconds(30), seconds(30)));
        assertThat(breaker.state(null, new Unreachable("connect timed out")))
                .isEqualTo(AccountState.PROVIDER_DOWN);
    }

    /** A list of wrong numbers, or a busy provider, is not one that fails. */
    @Test
    void neverOpensBecauseOfNumbersOrCapacity() {
        var breaker = after(0, 9);
        for (int n = 0; n < 100; n++) {
            breaker = policy.after(breaker, new Refused("21211", "no such number"), NOON);
            breaker = policy.after(breaker, new Busy(null, "429"), NOON);
        }
        assertThat(breaker).isInstanceOf(Closed.class);
    }

    @Test
    void isTurnedOffByAShareOfNothing() {
        var off = new BreakerPolicy(Admissions.NO_BREAKER);
        var breaker = Breaker.initial();
        for (int n = 0; n < 100; n++) {
            breaker = off.after(breaker, BAD, NOON);
        }
        assertThat(breaker).isInstanceOf(Closed.class);
    }

    @Test
    void triesOneCallAfterAWhile() {
        var open = new Open(NOON, seconds(30));
        assertThat(open.permitsFrom()).isEqualTo(NOON);
        var probing = policy.asking(open, INSTANT);
        assertThat(probing).isEqualTo(new Probing(seconds(30), INSTANT));
        assertThat(probing.permitsFrom()).isEqualTo(Instant.MAX);
        assertThat(policy.notAsked(probing, INSTANT, NOON)).isEqualTo(open);
    }

    /** Of a call that was under way before. */
    @Test
    void triesNoOtherCallWhenAnotherInstantComesBack() {
        var probing = new Probing(seconds(30), INSTANT);
        var other = new CallInstant("twilio", NOON.minusSeconds(1), NOON);
        assertThat(policy.notAsked(probing, other, NOON)).isEqualTo(probing);
    }

    @Test
    void waitsTwiceAsLongEachTimeAndTenMinutesAtMost() {
        var wait = seconds(30);
        for (var next : List.of(60, 120, 240, 480, 600, 600)) {
            var open = policy.after(new Probing(wait, INSTANT), BAD, NOON);
            assertThat(open).isEqualTo(new Open(NOON.plusSeconds(next), seconds(next)));
            wait = seconds(next);
        }
    }

    /** They were asked for before it opened. */
    @Test
    void ignoresAnswersThatComeLate() {
        var open = new Open(NOON.plusSeconds(30), seconds(30));
        assertThat(policy.after(open, GOOD, NOON)).isEqualTo(open);
        assertThat(policy.after(open, BAD, NOON)).isEqualTo(open);
    }

    private Breaker after(int good, int bad) {
        var breaker = Breaker.initial();
        for (var answer : Collections.nCopies(good, GOOD)) {
            breaker = policy.after(breaker, answer, NOON);
        }
        for (var answer : Collections.nCopies(bad, BAD)) {
            breaker = policy.after(breaker, answer, NOON);
        }
        return breaker;
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
