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
 * @param callingWindow null for none
 */
public record PostedRules(@Nullable Object retry, @Nullable Object callingWindow) {

    public static final PostedRules NONE = new PostedRules(null, null);

    private static final String RETRY = "retry";
    private static final String CALLING_WINDOW = "callingWindow";

    /** What the rules are called in an object that has them. */
    public static final List<String> FIELDS = List.of(RETRY, CALLING_WINDOW);

    /** Rules as they were posted. */
    public static PostedRules of(Rules rules) {
        var retry = rules.retry();
        var window = rules.callingWindow();
        return new PostedRules(
                retry == null ? null : retry.posted(), window == null ? null : window.posted());
    }

    /** By their names, without those that are not there. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        if (retry != null) {
            fields.put(RETRY, retry);
        }
        if (callingWindow != null) {
            fields.put(CALLING_WINDOW, callingWindow);
        }
        return fields;
    }

    /** Rules that are fields of a larger object. */
    public static PostedRules in(Map<String, ? extends @Nullable Object> fields) {
        return new PostedRules(fields.get(RETRY), fields.get(CALLING_WINDOW));
    }
}
