package io.dialstream.campaigns.rules;

import io.dialstream.foundation.problem.FieldProblem;
import java.util.Map;

/** What pages call the rules, whose fields their readers do not know. */
public final class RuleWords {

    private static final Map<String, String> NAMES =
            Map.of(
                    PostedRules.RETRY, "calls to each lead",
                    PostedRules.CALLING_WINDOW, "calling hours",
                    PostedRules.SCHEDULE, "start and end",
                    PostedRules.FAILURE_PAUSE, "bad numbers",
                    PostedRules.ANSWERING_MACHINE, "answering machines",
                    PostedRules.ATTEMPT_CAP, "calls to one number");

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

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
