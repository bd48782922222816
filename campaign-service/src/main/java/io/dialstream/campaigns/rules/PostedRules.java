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
 * @param answeringMachine null for none
 */
public record PostedRules(@Nullable Object retry, @Nullable Object answeringMachine) {

    public static final PostedRules NONE = new PostedRules(null, null);

    static final String RETRY = "retry";

    /** What becomes of calls that machines take. */
    public static final String ANSWERING_MACHINE = "answeringMachine";

    /** What the rules are called in an object that has them. */
    public static final List<String> FIELDS = List.of(RETRY, ANSWERING_MACHINE);

    /** Rules as they were posted. */
    public static PostedRules of(Rules rules) {
        var retry = rules.retry();
        var machine = rules.answeringMachine();
        return new PostedRules(
                retry == null ? null : retry.posted(), machine == null ? null : machine.name());
    }

    /** By their names, without those that are not there. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        if (retry != null) {
            fields.put(RETRY, retry);
        }
        if (answeringMachine != null) {
            fields.put(ANSWERING_MACHINE, answeringMachine);
        }
        return fields;
    }

    /** Rules that are fields of a larger object. */
    public static PostedRules in(Map<String, ? extends @Nullable Object> fields) {
        return new PostedRules(fields.get(RETRY), fields.get(ANSWERING_MACHINE));
    }
}
