package io.dialstream.campaigns.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a campaign as JSON: as somebody posts them, as they are shown, and as they are
 * stored. An object is a map, an array a list; nothing of it has been checked.
 *
 * @param retry null for none
 */
public record PostedRules(@Nullable Object retry) {

    public static final PostedRules NONE = new PostedRules(null);

    /** What the rules are called in an object that has them. */
    public static final List<String> FIELDS = List.of("retry");

    /** Rules as they were posted. */
    public static PostedRules of(Rules rules) {
        var retry = rules.retry();
        return new PostedRules(retry == null ? null : retry.posted());
    }

    /** By their names, without those that are not there. */
    public Map<String, Object> fields() {
        return retry == null ? Map.of() : Map.of("retry", retry);
    }

    /** Rules that are fields of a larger object. */
    public static PostedRules in(Map<String, ? extends @Nullable Object> fields) {
        return new PostedRules(fields.get("retry"));
    }
}
