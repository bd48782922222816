package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules as they are posted. */
class RuleValidationTest {

    private static final Map<String, Object> GOOD =
            Map.of("outcome", "BUSY", "afterSeconds", List.of(0, 60));

    /** What is posted as {@code retry}, and where it is wrong. */
    static List<List<Object>> wrong() {
        return List.of(
                List.of("often", "retry"),
                List.of(List.of(), "retry"),
                List.of(Map.of("maxAttempts", 0), "retry.maxAttempts"),
                List.of(Map.of("maxAttempts", 11), "retry.maxAttempts"),
                List.of(Map.of("maxAttempts", 2.5), "retry.maxAttempts"),
                List.of(Map.of("maxAttempts", "3"), "retry.maxAttempts"),
                List.of(Map.of("maxAttempts", 3, "most", 3), "retry.most"),
                List.of(Map.of("rules", "BUSY"), "retry.rules"),
                List.of(rules("BUSY"), "retry.rules[0]"),
                List.of(rules(Map.of("afterSeconds", List.of(1))), "retry.rules[0].outcome"),
                List.of(rules(Map.of("outcome", "BUSY")), "retry.rules[0].afterSeconds"),
                List.of(rules(rule("ANSWERED", List.of(1))), "retry.rules[0].outcome"),
                List.of(rules(rule("busy", List.of(1))), "retry.rules[0].outcome"),
                List.of(rules(GOOD, GOOD), "retry.rules[1].outcome"),
                List.of(rules(rule("BUSY", 900)), "retry.rules[0].afterSeconds"),
                List.of(rules(rule("BUSY", List.of())), "retry.rules[0].afterSeconds"),
                List.of(rules(GOOD, rule("FAILED", List.of(-1))), "retry.rules[1].afterSeconds[0]"),
                List.of(
                        rules(GOOD, rule("FAILED", List.of(1, 2_592_001))),
                        "retry.rules[1].afterSeconds[1]"),
                List.of(
                        rules(Map.of("outcome", "BUSY", "afterSeconds", List.of(1), "after", 1)),
                        "retry.rules[0].after"),
                List.of(
                        rules(
                                Map.of(
                                        "outcome",
                                        "BUSY",
                                        "afterSeconds",
                                        List.of(1),
                                        "alsoAfterMessage",
                                        true)),
                        "retry.rules[0].alsoAfterMessage"));
    }

    private static Map<String, Object> rules(Object... rules) {
        return Map.of("rules", List.of(rules));
    }

    private static Map<String, Object> rule(String outcome, Object afterSeconds) {
        return Map.of("outcome", outcome, "afterSeconds", afterSeconds);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesWhatIsWrong(List<Object> posted) {
        var problems = new Problems();

        var _ = RuleValidation.rules(new PostedRules(posted.getFirst(), null), problems);

        var refusal = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        assertThat(refusal.fields())
                .extracting(FieldProblem::field)
                .containsExactly(String.valueOf(posted.getLast()));
    }

    @Test
    void takesWhatIsRight() {
        assertThat(read(null)).isNull();
        assertThat(read(Map.of())).isEqualTo(new Retry(null, null));
        assertThat(read(Map.of("maxAttempts", 5, "rules", List.of(GOOD))))
                .isEqualTo(
                        new Retry(
                                5,
                                List.of(new RetryRule(RetryOutcome.BUSY, List.of(0, 60), null))));
    }

    private static @Nullable Retry read(@Nullable Object posted) {
        var problems = new Problems();
        var rules = RuleValidation.rules(new PostedRules(posted, null), problems);
        assertThat(problems.isEmpty()).isTrue();
        return rules.retry();
    }

    @Test
    void showsRulesAsTheyWerePosted() {
        Object posted =
                Map.of(
                        "maxAttempts",
                        2,
                        "rules",
                        List.of(
                                Map.of(
                                        "outcome",
                                        "VOICEMAIL",
                                        "afterSeconds",
                                        List.of(1),
                                        "alsoAfterMessage",
                                        true)));
        assertThat(PostedRules.of(new Rules(read(posted), null)).retry()).isEqualTo(posted);
        assertThat(PostedRules.of(new Rules(read(Map.of()), null)).retry()).isEqualTo(Map.of());
    }
}
