package io.dialstream.campaigns.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleChoicesTest {

    private static final RuleChoices NOTHING =
            new RuleChoices(null, null, null, null, null, null, null, null, null, null, null);

    private static RuleChoices choices(Map<String, Object> chosen) {
        return new RuleChoices(
                (String) chosen.get("retry"),
                (String) chosen.get("window"),
                days(chosen.get("days")),
                (String) chosen.get("from"),
                (String) chosen.get("to"),
                (String) chosen.get("timeZone"),
                (String) chosen.get("startAt"),
                (String) chosen.get("endAt"),
                (String) chosen.get("cap"),
                (String) chosen.get("machine"),
                (String) chosen.get("failurePause"));
    }

    private static @Nullable List<String> days(@Nullable Object text) {
        return text == null ? null : List.of(((String) text).split(",", -1));
    }

    private static Rules rules(RuleChoices choices) {
        var problems = new Problems();
        var posted = PostedRules.in(choices.changesFrom(RuleChoices.USUALLY));
        var rules = RuleValidation.rules(posted, problems);
        problems.throwIfAny();
        return rules;
    }

    static Stream<RuleChoices> whatCanBeChosen() {
        var all =
                Stream.<Map<String, Object>>of(
                        Map.of("retry", "1", "window", "ANY_TIME", "cap", "NONE"),
                        Map.of("retry", "3", "window", "USUAL_HOURS", "cap", "1/DAY"),
                        Map.of("retry", "10", "cap", "3/DAY", "failurePause", "GO_ON"),
                        Map.of("cap", "7/WEEK", "machine", "HANG_UP"),
                        Map.of("cap", "4/2592000", "window", "12345 10:00-13:00,6 14:00-24:00"),
                        Map.of("machine", "LEAVE_MESSAGE", "startAt", "2026-12-01T09:00"),
                        Map.of("startAt", "2026-12-01T09:00:30", "endAt", "2026-12-02T00:00"),
                        Map.of(
                                "window",
                                "OWN_HOURS",
                                "days",
                                "MONDAY,SUNDAY",
                                "from",
                                "08:30",
                                "to",
                                "00:00",
                                "timeZone",
                                "Europe/Berlin"));
        return all.map(RuleChoicesTest::choices);
    }

    /** Or a page that is looked at and saved would change a campaign. */
    @ParameterizedTest
    @MethodSource("whatCanBeChosen")
    void whatWasChosenIsShownAndChangesNothingWhenItIsSavedAgain(RuleChoices chosen) {
        var rules = rules(chosen);

        var shown = RuleChoices.of(rules);

        assertThat(rules(shown)).isEqualTo(rules);
        assertThat(chosen.changesFrom(shown)).isEmpty();
        assertThat(shown.changesFrom(shown)).isEmpty();
    }

    @Test
    void whatNobodyChoosesIsWhatTheApiTakesForGranted() {
        assertThat(rules(RuleChoices.USUALLY)).isEqualTo(Rules.NONE);
        assertThat(rules(NOTHING)).isEqualTo(Rules.NONE);
        assertThat(RuleChoices.USUALLY.failurePause()).isEqualTo("PAUSE");
    }

    @Test
    void theUsualHoursAreWhereTheLeadIs() {
        var window = rules(choices(Map.of("window", "USUAL_HOURS"))).callingWindow();

        assertThat(window)
                .isEqualTo(
                        new CallingWindow(
                                "LEAD",
                                null,
                                null,
                                List.of(
                                        new WindowHours(
                                                List.of(
                                                        DayOfWeek.MONDAY,
                                                        DayOfWeek.TUESDAY,
                                                        DayOfWeek.WEDNESDAY,
                                                        DayOfWeek.THURSDAY,
                                                        DayOfWeek.FRIDAY),
                                                540,
                                                1_200),
                                        new WindowHours(List.of(DayOfWeek.SATURDAY), 600, 1_080))));
    }

    @Test
    void timesAreInUtc() {
        var schedule = rules(choices(Map.of("startAt", "2026-12-01T09:00"))).schedule();

        assertThat(schedule).isEqualTo(new Schedule(Instant.parse("2026-12-01T09:00:00Z"), null));
    }

    static Stream<Rules> whatOnlyTheApiSays() {
        var hours = List.of(new WindowHours(List.of(DayOfWeek.MONDAY), 540, 600));
        var more = List.of(hours.getFirst(), new WindowHours(List.of(DayOfWeek.MONDAY), 660, 720));
        return Stream.of(
                Rules.NONE.with(new Retry(4, List.of(RetryRule.of(RetryOutcome.BUSY, 60)))),
                Rules.NONE.with(new Retry(1, null)),
                Rules.NONE.with(new CallingWindow("LEAD_ONLY", null, null, hours)),
                Rules.NONE.with(new CallingWindow(null, "Europe/Berlin", null, hours)),
                Rules.NONE.with(
                        new CallingWindow(
                                null, null, List.of(LocalDate.parse("2026-12-25")), hours)),
                Rules.NONE.with(new CallingWindow("Europe/Berlin", null, null, more)),
                Rules.NONE.with(new CallingWindow(null, null, null, manyHours())),
                Rules.NONE.with(new AttemptCap(2, 60, 5)),
                Rules.NONE.with(new FailurePause(0.5, 10)));
    }

    /** More than a choice has room for. */
    private static List<WindowHours> manyHours() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WindowHours(List.of(day), 540, 600))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("whatOnlyTheApiSays")
    void whatOnlyTheApiSaysIsKept(Rules rules) {
        var shown = RuleChoices.of(rules);

        assertThat(Stream.of(shown.retry(), shown.window(), shown.cap(), shown.failurePause()))
                .containsOnlyOnce("KEEP");
        assertThat(shown.changesFrom(RuleChoices.USUALLY)).isEmpty();
        assertThat(RuleChoices.USUALLY.changesFrom(shown)).hasSize(1);
    }

    /** A page that does not show a field does not send it. */
    @Test
    void whatIsNotSentIsNotChanged() {
        var scheduled = RuleChoices.of(rules(choices(Map.of("startAt", "2026-12-01T09:00"))));

        assertThat(NOTHING.changesFrom(scheduled)).isEmpty();
        assertThat(choices(Map.of("endAt", "")).changesFrom(scheduled)).isEmpty();
        assertThat(choices(Map.of("endAt", "2026-12-02T09:00")).changesFrom(scheduled))
                .hasToString(
                        "{schedule={startAt=2026-12-01T09:00:00Z, endAt=2026-12-02T09:00:00Z}}");
    }

    /** A merge patch would leave the fields of another rule that it does not name. */
    @Test
    void whatIsChosenLeavesNothingOfWhatWasThere() {
        assertThat(choices(Map.of("retry", "5", "cap", "1/DAY")).changesFrom(RuleChoices.USUALLY))
                .hasToString(
                        "{retry={maxAttempts=5, rules=null}, attemptCap={calls=1,"
                                + " withinSeconds=86400, minGapSeconds=null}}");
        assertThat(choices(Map.of("window", "USUAL_HOURS")).changesFrom(RuleChoices.USUALLY))
                .asString()
                .contains("defaultTimeZone=null, exceptDates=null");
    }

    static Stream<Map<String, Object>> whatNoPageSends() {
        return Stream.of(
                Map.of("retry", "many"),
                Map.of("retry", "99"),
                Map.of("window", "NEVER"),
                Map.of("window", "12345 10:00-13:00,"),
                Map.of("window", "8 10:00-13:00"),
                Map.of("window", "11 10:00-13:00"),
                Map.of("window", "1 13:00-10:00"),
                Map.of("window", "1 10:00-13:00,12 12:00-14:00"),
                Map.of("window", "OWN_HOURS", "from", "09:00", "to", "17:00"),
                Map.of("window", "OWN_HOURS", "days", "MONDAY", "from", "10:00", "to", "09:00"),
                Map.of("window", "OWN_HOURS", "days", "FUNDAY", "from", "x".repeat(999)),
                Map.of("startAt", "soon"),
                Map.of("cap", "9/HOUR"),
                Map.of("cap", "0/60"),
                Map.of("cap", "1/2592001"),
                Map.of("cap", "1/9999999999"),
                Map.of("machine", "TALK"),
                Map.of("failurePause", "MAYBE"));
    }

    @ParameterizedTest
    @MethodSource("whatNoPageSends")
    void isRefusedByTheRulesOfTheApi(Map<String, Object> chosen) {
        assertThatThrownBy(() -> rules(choices(chosen)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void saysHoursInWords() {
        assertThat(words("12345 10:00-13:00,12345 14:00-20:00"))
                .isEqualTo("Mon–Fri 10:00–13:00 and 14:00–20:00");
        assertThat(words("7654321 08:00-24:00")).isEqualTo("every day 08:00–24:00");
        assertThat(words("6 09:00-17:00,13457 09:30-12:00"))
                .isEqualTo("Sat 09:00–17:00, Mon, Wed–Fri, Sun 09:30–12:00");
    }

    private static String words(String hours) {
        var window = rules(choices(Map.of("window", hours))).callingWindow();
        return RuleWords.hours(requireNonNull(window).hours());
    }

    @Test
    void saysCapsInWords() {
        assertThat(RuleWords.cap(new AttemptCap(4, 2_592_000, null))).isEqualTo("4 in 30 days");
        assertThat(RuleWords.cap(new AttemptCap(3, 86_400, null))).isEqualTo("3 in 24 hours");
        assertThat(RuleWords.cap(new AttemptCap(1, 129_600, null))).isEqualTo("1 in 36 hours");
        assertThat(RuleWords.cap(new AttemptCap(2, 90, null))).isEqualTo("2 in 90 seconds");
    }

    @Test
    void saysInWordsWhatIsWrong() {
        assertThat(RuleWords.sentence(new FieldProblem("callingWindow.hours[0].days", "is bad")))
                .isEqualTo("Calling hours: the days is bad.");
        assertThat(RuleWords.sentence(new FieldProblem("callingWindow.hours[0]", "is wider")))
                .isEqualTo("Calling hours: it is wider.");
        assertThat(RuleWords.sentence(new FieldProblem("answeringMachine", "is odd")))
                .isEqualTo("Answering machines: is odd.");
        assertThat(RuleWords.sentence(new FieldProblem("name", "is missing")))
                .isEqualTo("name is missing.");
    }
}
