package io.dialstream.campaigns.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a campaign as JSON: as somebody posts them, as they are shown, and as they are
 * stored. An object is a map, an array a list; nothing of it has been checked.
 *
 * @param retry null for none
 * @param schedule null for none
 * @param failurePause null for none
 */
public record PostedRules(
        @Nullable Object retry, @Nullable Object schedule, @Nullable Object failurePause) {

    /** Of a campaign that says nothing. */
    public static final PostedRules NONE = of(Rules.NONE);

    /** What the rules are called in an object that has them. */
    public static final List<String> FIELDS = List.of("retry", "schedule", "failurePause");

    /** Rules as they were posted. */
    public static PostedRules of(Rules rules) {
        var retry = rules.retry();
        var schedule = rules.schedule();
        var failurePause = rules.failurePause();
        return new PostedRules(
                retry == null ? null : retry.posted(),
                schedule == null ? null : schedule.posted(),
                failurePause == null ? null : failurePause.posted());
    }

    /** All by their names; null for none. */
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("retry", retry);
        fields.put("schedule", schedule);
        fields.put("failurePause", failurePause);
        return fields;
    }

    /** Rules that are fields of a larger object; what is not there is as where nothing is said. */
    public static PostedRules in(Map<String, ? extends @Nullable Object> fields) {
        return new PostedRules(
                fields.get("retry"),
                fields.get("schedule"),
                fields.containsKey("failurePause")
                        ? fields.get("failurePause")
                        : NONE.failurePause);
    }
}
