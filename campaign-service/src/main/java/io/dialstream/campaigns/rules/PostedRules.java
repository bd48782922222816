package io.dialstream.campaigns.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a campaign as JSON: as somebody posts them, as they are shown, and as they are
 * stored. An object is a map, an array a list; nothing of it has been checked.
 *
 * @param fields by the names of the rules; null where a rule is off
 */
public record PostedRules(Map<String, @Nullable Object> fields) {

    public static final String RETRY = "retry";
    public static final String CALLING_WINDOW = "callingWindow";
    public static final String SCHEDULE = "schedule";
    public static final String FAILURE_PAUSE = "failurePause";

    /** What becomes of calls that machines take. */
    public static final String ANSWERING_MACHINE = "answeringMachine";

    /** How often numbers are called. */
    public static final String ATTEMPT_CAP = "attemptCap";

    /** What becomes of a lead that calls back. */
    public static final String ON_CALLBACK = "onCallback";

    /** What the rules are called in an object that has them. */
    public static final List<String> FIELDS =
            List.of(
                    RETRY,
                    CALLING_WINDOW,
                    SCHEDULE,
                    FAILURE_PAUSE,
                    ANSWERING_MACHINE,
                    ATTEMPT_CAP,
                    ON_CALLBACK);

    /** Of a campaign that says nothing. */
    public static final PostedRules NONE = of(Rules.NONE);

    /** Rules as they were posted. */
    public static PostedRules of(Rules rules) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var retry = rules.retry();
        var window = rules.callingWindow();
        var schedule = rules.schedule();
        var failurePause = rules.failurePause();
        var machine = rules.answeringMachine();
        var cap = rules.attemptCap();
        var onCallback = rules.onCallback();
        fields.put(RETRY, retry == null ? null : retry.posted());
        fields.put(CALLING_WINDOW, window == null ? null : window.posted());
        fields.put(SCHEDULE, schedule == null ? null : schedule.posted());
        fields.put(FAILURE_PAUSE, failurePause == null ? null : failurePause.posted());
        fields.put(ANSWERING_MACHINE, machine == null ? null : machine.name());
        fields.put(ATTEMPT_CAP, cap == null ? null : cap.posted());
        fields.put(ON_CALLBACK, onCallback == null ? null : onCallback.name());
        return new PostedRules(fields);
    }

    /** Rules that are fields of a larger object; what is not there is as where nothing is said. */
    public static PostedRules in(Map<String, ? extends @Nullable Object> whole) {
        var fields = new LinkedHashMap<String, @Nullable Object>(NONE.fields);
        for (var name : FIELDS) {
            if (whole.containsKey(name)) {
                fields.put(name, whole.get(name));
            }
        }
        return new PostedRules(fields);
    }

    public @Nullable Object retry() {
        return fields.get(RETRY);
    }

    public @Nullable Object callingWindow() {
        return fields.get(CALLING_WINDOW);
    }

    public @Nullable Object schedule() {
        return fields.get(SCHEDULE);
    }

    public @Nullable Object failurePause() {
        return fields.get(FAILURE_PAUSE);
    }

    public @Nullable Object attemptCap() {
        return fields.get(ATTEMPT_CAP);
    }
}
