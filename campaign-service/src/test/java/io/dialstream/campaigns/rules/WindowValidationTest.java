package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calling windows as they are posted. */
class WindowValidationTest {

    private static final String MONDAY = "MONDAY";

    /** What is posted, and where it is wrong. */
    static List<List<Object>> wrong() {
        return List.of(
                List.of("always", "callingWindow"),
                List.of(Map.of(), "callingWindow.hours"),
                List.of(Map.of("hours", Map.of()), "callingWindow.hours"),
                List.of(Map.of("hours", List.of()), "callingWindow.hours"),
                List.of(Map.of("hours", List.of(1)), "callingWindow.hours[0]"),
                List.of(window("days", "MONDAY"), "callingWindow.hours[0].days"),
                List.of(window("days", List.of()), "callingWindow.hours[0].days"),
                List.of(window("days", List.of("Monday")), "callingWindow.hours[0].days[0]"),
                List.of(window("days", List.of(MONDAY, MONDAY)), "callingWindow.hours[0].days[1]"),
                List.of(window("days", List.of(1)), "callingWindow.hours[0].days[0]"),
                List.of(window("from", "9:00"), "callingWindow.hours[0].from"),
                List.of(window("from", 9), "callingWindow.hours[0].from"),
                List.of(window("from", "24:00"), "callingWindow.hours[0].to"),
                List.of(window("from", "20:00"), "callingWindow.hours[0].to"),
                List.of(window("to", "24:01"), "callingWindow.hours[0].to"),
                List.of(window("to", "20:60"), "callingWindow.hours[0].to"),
                List.of(window("until", "20:00"), "callingWindow.hours[0].until"),
                List.of(Map.of("hours", List.of(hours(), hours())), "callingWindow.hours[1].from"),
                List.of(posted("timeZone", "lead"), "callingWindow.timeZone"),
                List.of(posted("timeZone", "Etc/Unknown"), "callingWindow.timeZone"),
                List.of(posted("timeZone", "+01:00"), "callingWindow.timeZone"),
                List.of(posted("timeZone", 1), "callingWindow.timeZone"),
                List.of(posted("defaultTimeZone", "LEAD"), "callingWindow.defaultTimeZone"),
                List.of(posted("exceptDates", "2026-12-25"), "callingWindow.exceptDates"),
                List.of(
                        posted("exceptDates", List.of("2026-12-25", "2026-02-29")),
                        "callingWindow.exceptDates[1]"),
                List.of(
                        posted("exceptDates", List.of("+12026-12-25")),
                        "callingWindow.exceptDates[0]"),
                List.of(posted("exceptDates", List.of(25)), "callingWindow.exceptDates[0]"),
                List.of(posted("holidays", "DE"), "callingWindow.holidays"));
    }

    private static Map<String, Object> hours() {
        return Map.of("days", List.of(MONDAY), "from", "09:00", "to", "20:00");
    }

    private static Map<String, Object> window(String name, Object value) {
        var hours = new HashMap<>(hours());
        hours.put(name, value);
        return Map.of("hours", List.of(hours));
    }

    private static Map<String, Object> posted(String name, Object value) {
        return Map.of("hours", List.of(hours()), name, value);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesWhatIsWrong(List<Object> posted) {
        var problems = new Problems();

        var _ = WindowValidation.window("callingWindow", posted.getFirst(), problems);

        assertThat(fields(problems)).containsExactly(String.valueOf(posted.getLast()));
    }

    private static List<String> fields(Problems problems) {
        var refusal = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        return refusal.fields().stream().map(FieldProblem::field).toList();
    }

    @Test
    void takesWhatIsRightAndShowsItAsItWasPosted() {
        var window = new HashMap<String, Object>(Map.of("hours", List.of(hours())));
        assertThat(read(window).posted()).isEqualTo(window);
        window.put("timeZone", "LEAD_ONLY");
        window.put("defaultTimeZone", "Asia/Kathmandu");
        window.put("exceptDates", List.of("2026-12-25"));
        window.put(
                "hours",
                List.of(
                        hours(),
                        Map.of("days", List.of(MONDAY), "from", "20:00", "to", "24:00"),
                        Map.of(
                                "days",
                                List.of("SUNDAY", "SATURDAY"),
                                "from",
                                "00:00",
                                "to",
                                "01:30")));
        assertThat(read(window).posted()).isEqualTo(window);
        assertThat(read(window))
                .isEqualTo(
                        new CallingWindow(
                                "LEAD_ONLY",
                                "Asia/Kathmandu",
                                List.of(LocalDate.parse("2026-12-25")),
                                List.of(
                                        new WindowHours(List.of(DayOfWeek.MONDAY), 540, 1_200),
                                        new WindowHours(List.of(DayOfWeek.MONDAY), 1_200, 1_440),
                                        new WindowHours(
                                                List.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY),
                                                0,
                                                90))));
    }

    private static CallingWindow read(@Nullable Object posted) {
        var problems = new Problems();
        var window = WindowValidation.window("callingWindow", posted, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(window);
    }

    @Test
    void campaignsMayOnlyNarrowTheWindowOfTheirDeployment() {
        var ofDeployment =
                read(
                        Map.of(
                                "hours",
                                List.of(
                                        Map.of(
                                                "days",
                                                List.of(MONDAY),
                                                "from",
                                                "08:00",
                                                "to",
                                                "12:00"),
                                        Map.of(
                                                "days",
                                                List.of(MONDAY),
                                                "from",
                                                "12:00",
                                                "to",
                                                "21:00"))));
        assertThat(narrowed(read(Map.of("hours", List.of(hours()))), ofDeployment)).isEmpty();
        assertThat(narrowed(null, ofDeployment)).isEmpty();
        assertThat(narrowed(read(window("from", "07:59")), null)).isEmpty();
        assertThat(narrowed(read(window("from", "07:59")), ofDeployment))
                .containsExactly("callingWindow.hours[0]");
        assertThat(narrowed(read(window("to", "21:01")), ofDeployment))
                .containsExactly("callingWindow.hours[0]");
        assertThat(narrowed(read(window("days", List.of(MONDAY, "TUESDAY"))), ofDeployment))
                .containsExactly("callingWindow.hours[0]");
    }

    private static List<String> narrowed(
            @Nullable CallingWindow own, @Nullable CallingWindow ofDeployment) {
        var problems = new Problems();
        WindowValidation.narrower(own, ofDeployment, problems);
        return problems.isEmpty() ? List.of() : fields(problems);
    }
}
