package io.dialstream.campaigns.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.dialstream.foundation.problem.FieldProblem;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What pages call the rules, whose fields their readers do not know. */
public final class RuleWords {

    private static final Map<String, String> NAMES =
            Map.of(
                    PostedRules.RETRY, "calls to each lead",
                    PostedRules.CALLING_WINDOW, "calling hours",
                    PostedRules.SCHEDULE, "start and end",
                    PostedRules.FAILURE_PAUSE, "bad numbers",
                    PostedRules.ANSWERING_MACHINE, "answering machines",
                    PostedRules.ATTEMPT_CAP, "calls to one number",
                    PostedRules.ON_CALLBACK, "call-backs");

    private static final Map<String, String> PARTS =
            Map.of(
                    "days", "the days",
                    "from", "the beginning",
                    "to", "the end",
                    "timeZone", "the time zone",
                    "startAt", "the start",
                    "endAt", "the end");

    /** Which leads are not called for a reason, or not now. */
    public static final Map<String, String> REASONS =
            Map.of(
                    "DO_NOT_CALL", "on a do-not-call list",
                    "ZONE_UNKNOWN", "of no known time zone",
                    "WINDOW_NEVER_OPENS", "whose calling hours never come",
                    "WINDOW_CLOSED", "outside their calling hours",
                    "CAP", "called as often as is allowed",
                    "RULES_UNAVAILABLE", "of whom a rule cannot be read",
                    "SCHEDULED", "once the campaign has started",
                    "SCHEDULE_ENDED", "whose time comes after the campaign's end");

    private RuleWords() {}

    /** The name of a rule, or of any other field as it is. */
    public static String name(String field) {
        return NAMES.getOrDefault(field, field);
    }

    /** What is wrong with a field, in a sentence. */
    public static String sentence(FieldProblem problem) {
        var field = problem.field();
        if (field.equals("start")) {
            return "A campaign that starts by itself is created with Start calling.";
        }
        var path = field.replaceAll("\\[\\d+]", "").split("\\.", -1);
        var name = NAMES.get(path[0]);
        if (name == null) {
            return field + " " + problem.message() + ".";
        }
        var part = path.length == 1 ? "" : PARTS.getOrDefault(path[path.length - 1], "it") + " ";
        return capitalized(name) + ": " + part + problem.message() + ".";
    }

    /** Hours, as in {@code Mon–Fri 09:00–20:00, Sat 09:00–17:00}. */
    public static String hours(List<WindowHours> hours) {
        var byDays =
                hours.stream()
                        .collect(
                                groupingBy(
                                        each -> days(each.days()),
                                        LinkedHashMap::new,
                                        mapping(RuleWords::times, joining(" and "))));
        return byDays.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(joining(", "));
    }

    private static String times(WindowHours hours) {
        return WindowHours.text(hours.from()) + "–" + WindowHours.text(hours.to());
    }

    /** Days in the order of the week; those that follow each other as one. */
    private static String days(List<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        var runs = new ArrayList<List<DayOfWeek>>();
        for (var day : new TreeSet<>(days)) {
            if (runs.isEmpty() || runs.getLast().getLast().getValue() + 1 < day.getValue()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(day);
        }
        return runs.stream().map(RuleWords::run).collect(joining(", "));
    }

    private static String run(List<DayOfWeek> days) {
        var first = name(days.getFirst());
        return days.size() == 1 ? first : first + "–" + name(days.getLast());
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** A cap, as in {@code 4 in 30 days}; a gap is not told. */
    public static String cap(AttemptCap cap) {
        int hours = cap.withinSeconds() / 3_600;
        var within =
                cap.withinSeconds() % 3_600 != 0
                        ? cap.withinSeconds() + " seconds"
                        : hours > 24 && hours % 24 == 0 ? hours / 24 + " days" : hours + " hours";
        return cap.calls() + " in " + within;
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
