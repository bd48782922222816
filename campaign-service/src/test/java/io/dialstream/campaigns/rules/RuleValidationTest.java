package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.rules.mongo.RuleDocument;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

    private static PostedRules posted(String rule, @Nullable Object as) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(rule, as);
        return PostedRules.in(fields);
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

        var _ = RuleValidation.rules(posted("retry", posted.getFirst()), problems);

        var refusal = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        assertThat(refusal.fields())
                .extracting(FieldProblem::field)
                .containsExactly(String.valueOf(posted.getLast()));
    }

    @ParameterizedTest
    @CsvSource({
        "startAt, tomorrow, schedule.startAt", "startAt, 2026-12-01, schedule.startAt",
        "endAt, 1999-12-31T23:59:59Z, schedule.endAt",
                "endAt, +9999-01-01T00:00:00Z, schedule.endAt",
        "at, 2026-12-01T09:00:00Z, schedule.at"
    })
    void namesWhatIsWrongWithASchedule(String field, String text, String wrong) {
        assertThat(scheduled(Map.of(field, text)))
                .extracting(FieldProblem::field)
                .containsExactly(wrong);
    }

    @Test
    void endsAfterTheStart() {
        var at = "2026-12-01T09:00:00Z";

        assertThat(scheduled(Map.of("startAt", at, "endAt", at)))
                .containsExactly(new FieldProblem("schedule.endAt", "must be after startAt"));
        assertThat(scheduled("now")).extracting(FieldProblem::field).containsExactly("schedule");
    }

    private static List<FieldProblem> scheduled(Object posted) {
        var problems = new Problems();
        var _ = RuleValidation.rules(posted("schedule", posted), problems);
        return catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny).fields();
    }

    /** A moment is shown in UTC, to the millisecond. */
    @Test
    void showsAScheduleAsItWasPosted() {
        var posted = Map.of("startAt", "2026-12-01T10:00:00.1239+01:00");

        var rules = RuleValidation.rules(posted("schedule", posted), new Problems());

        assertThat(PostedRules.of(rules).fields())
                .containsEntry("schedule", Map.of("startAt", "2026-12-01T09:00:00.123Z"));
        assertThat(RuleValidation.rules(posted("schedule", Map.of()), new Problems()))
                .extracting(Rules::schedule)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"share, 0", "share, 1.01", "of, 0", "of, 101", "of, 2.5", "off, 1"})
    void namesWhatIsWrongWithAFailurePause(String field, double value) {
        var problems = new Problems();

        var _ = RuleValidation.rules(posted("failurePause", Map.of(field, whole(value))), problems);

        assertThat(
                        catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny)
                                .fields())
                .extracting(FieldProblem::field)
                .containsExactly("failurePause." + field);
    }

    private static Number whole(double value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    @Test
    void pausesForBadNumbersUnlessToldOtherwise() {
        assertThat(PostedRules.in(Map.of()).failurePause())
                .isEqualTo(Map.of("share", 0.6, "of", 20));
        var off = new HashMap<String, @Nullable Object>();
        off.put("failurePause", null);
        assertThat(PostedRules.in(off).failurePause()).isNull();
    }

    /** What has passed can be left as it is, not made so. */
    @Test
    void anEndLiesInTheFutureWhenItIsPosted() {
        var past = new Schedule(null, Instant.EPOCH);
        var now = Instant.EPOCH.plusSeconds(1);

        assertThat(wrongAt(now, past, null)).isEqualTo("schedule.endAt");
        assertThat(wrongAt(now, past, past)).isNull();
        assertThat(wrongAt(now, new Schedule(null, now.plusSeconds(1)), past)).isNull();
    }

    private static @Nullable String wrongAt(
            Instant now, Schedule posted, @Nullable Schedule before) {
        var problems = new Problems();
        RuleValidation.schedule(posted, before, now, problems);
        return problems.isEmpty()
                ? null
                : catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny)
                        .fields()
                        .getFirst()
                        .field();
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
        var rules = RuleValidation.rules(posted("retry", posted), problems);
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
        assertThat(PostedRules.of(Rules.NONE.with(read(posted))).retry()).isEqualTo(posted);
        assertThat(PostedRules.of(Rules.NONE.with(read(Map.of()))).retry()).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryWayToTreatMachines(AnsweringMachine machine) {
        var problems = new Problems();

        var rules = RuleValidation.rules(posted("answeringMachine", machine.name()), problems);

        problems.throwIfAny();
        assertThat(rules).isEqualTo(Rules.NONE.with(machine));
        assertThat(PostedRules.of(rules)).isEqualTo(posted("answeringMachine", machine.name()));
        assertThat(RuleDocument.in(new Document(RuleDocument.RULES, RuleDocument.of(rules))))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryWayToTreatCallBacks(OnCallback way) {
        var problems = new Problems();

        var rules = RuleValidation.rules(posted("onCallback", way.name()), problems);

        problems.throwIfAny();
        assertThat(rules).isEqualTo(Rules.NONE.with(way));
        assertThat(rules.cancelsOnCallback()).isEqualTo(way == OnCallback.CANCEL);
        assertThat(RuleDocument.in(new Document(RuleDocument.RULES, RuleDocument.of(rules))))
                .isEqualTo(rules);
    }

    @Test
    void callBacksCancelWhatWaitsUnlessItIsSaidOtherwise() {
        var stored = RuleDocument.of(Rules.NONE);
        stored.remove("onCallback");
        assertThat(RuleDocument.in(new Document(RuleDocument.RULES, stored)).cancelsOnCallback())
                .isTrue();
        assertThat(RuleDocument.in(new Document()).cancelsOnCallback()).isTrue();

        var problems = new Problems();
        var _ = RuleValidation.rules(posted("onCallback", "IGNORE"), problems);
        var refusal = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        assertThat(refusal.fields()).extracting(FieldProblem::field).containsExactly("onCallback");
    }

    @ParameterizedTest
    @MethodSource("wrongMachines")
    void refusesAnyOther(Object posted) {
        var problems = new Problems();

        var _ = RuleValidation.rules(posted("answeringMachine", posted), problems);

        var refusal = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        assertThat(refusal.fields())
                .extracting(FieldProblem::field)
                .containsExactly("answeringMachine");
    }

    static List<Object> wrongMachines() {
        return List.of("hang_up", "", "KEEP", 1, true, List.of("HANG_UP"), Map.of());
    }

    @Test
    void ignoresMachinesUnlessToldOtherwise() {
        assertThat(Rules.NONE.onMachine()).isEqualTo(AnsweringMachine.IGNORE);
        assertThat(PostedRules.of(Rules.NONE).fields()).containsEntry("answeringMachine", null);
    }

    /** What is posted as {@code attemptCap}, and where it is wrong. */
    static List<List<Object>> wrongCaps() {
        return List.of(
                List.of("three", "attemptCap"),
                List.of(Map.of("calls", 3), "attemptCap.withinSeconds"),
                List.of(Map.of("withinSeconds", 60), "attemptCap.calls"),
                List.of(cap(0, 60, 0), "attemptCap.calls"),
                List.of(cap(101, 60, 0), "attemptCap.calls"),
                List.of(cap(3, 0, 0), "attemptCap.withinSeconds"),
                List.of(cap(3, 2_592_001, 0), "attemptCap.withinSeconds"),
                List.of(cap(3, 60, -1), "attemptCap.minGapSeconds"),
                List.of(Map.of("calls", 3, "withinSeconds", 60, "perDay", 1), "attemptCap.perDay"));
    }

    private static Map<String, Object> cap(int calls, int within, int gap) {
        return Map.of("calls", calls, "withinSeconds", within, "minGapSeconds", gap);
    }

    @ParameterizedTest
    @MethodSource("wrongCaps")
    void namesWhatIsWrongWithACap(List<Object> posted) {
        var problems = new Problems();
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("attemptCap", posted.getFirst());
        var _ = RuleValidation.rules(PostedRules.in(fields), problems);
        assertThat(
                        catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny)
                                .fields())
                .extracting(FieldProblem::field)
                .containsExactly(String.valueOf(posted.getLast()));
    }

    @Test
    void readsACapAndShowsItAsItWasPosted() {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("attemptCap", Map.of("calls", 3, "withinSeconds", 60));
        var rules = RuleValidation.rules(PostedRules.in(fields), new Problems());
        assertThat(rules.attemptCap()).isEqualTo(new AttemptCap(3, 60, null));
        assertThat(PostedRules.of(rules).attemptCap())
                .isEqualTo(Map.of("calls", 3, "withinSeconds", 60));
        assertThat(RuleDocument.in(new Document("rules", RuleDocument.of(rules)))).isEqualTo(rules);
    }
}
