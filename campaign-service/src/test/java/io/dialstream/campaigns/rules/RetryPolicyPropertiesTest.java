package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every rule and every course of events. */
class RetryPolicyPropertiesTest {

    private static final Instant ENDED = Instant.parse("2026-11-22T16:00:00Z");

    @Provide
    Arbitrary<Retry> retries() {
        var delays =
                Arbitraries.integers()
                        .between(0, RetryRule.MAX_SECONDS)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4);
        var rules =
                Combinators.combine(
                                Arbitraries.of(RetryOutcome.values()),
                                delays,
                                Arbitraries.of(true, false).injectNull(0.3))
                        .as(RetryRule::new)
                        .list()
                        .ofMaxSize(4)
                        .uniqueElements(RetryRule::outcome)
                        .injectNull(0.2);
        var most = Arbitraries.integers().between(1, Retry.MAX_ATTEMPTS).injectNull(0.2);
        return Combinators.combine(most, rules).as(Retry::new);
    }

    /** A lead is called until the rule says never, whatever each attempt comes to. */
    @Property
    void neverMoreThanMaxAttempts(
            @ForAll("retries") Retry retry, @ForAll List<AttemptOutcome> outcomes) {
        var made = Attempts.NONE;
        int calls = 0;
        for (var reached : outcomes) {
            calls++;
            made = made.and(reached);
            if (RetryPolicy.next(retry, made, reached, ENDED, "c-1-" + calls).isEmpty()) {
                break;
            }
        }
        assertThat(made.total()).isEqualTo(calls);
        assertThat(calls)
                .isLessThanOrEqualTo(retry.maxAttempts() == null ? 3 : retry.maxAttempts());
    }

    @Property
    void aDelayIsTheRulesAndAtMostATenthMore(
            @ForAll("retries") Retry retry, @ForAll AttemptOutcome reached, @ForAll String callId) {
        var made = Attempts.NONE.and(reached);
        var at = RetryPolicy.next(retry, made, reached, ENDED, callId);
        at.ifPresent(moment -> {
            var delay = delays(retry, reached).findFirst().orElseThrow();
            var waits = Duration.between(ENDED, moment);
            assertThat(waits)
                    .isBetween(Duration.ofSeconds(delay), Duration.ofMillis(delay * 1_100L));
            if (delay <= 10) {
                assertThat(waits).isEqualTo(Duration.ofSeconds(delay));
            }
        });
        assertThat(RetryPolicy.next(retry, made, reached, ENDED, callId)).isEqualTo(at);
    }

    private static Stream<Integer> delays(Retry retry, AttemptOutcome reached) {
        return retry.effectiveRules()
                .filter(rule -> rule.outcome() == reached.triedAgainAs())
                .map(rule -> rule.afterSeconds().getFirst());
    }

    @Property
    void whatIsPostedIsReadAsItWas(@ForAll("retries") Retry retry) {
        var problems = new Problems();
        var rules = new Rules(retry, null);
        assertThat(RuleValidation.rules(PostedRules.of(rules), problems).retry())
                .satisfies(read -> {
                    if (problems.isEmpty()) {
                        assertThat(read).isEqualTo(retry);
                    }
                });
    }
}
