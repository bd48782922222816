package io.dialstream.stack.chaos;

import java.util.Map;
import java.util.TreeMap;

/** An account that takes no calls for a while. */
record Refusal(String account, Kind kind) {

    /** In what way. */
    enum Kind {
        /**
         * It has no room for longer than a call waits for, if it may go elsewhere. Few times: after
         * each it is not asked for a while, and that is long where it was down before.
         */
        NO_ROOM("rate-limit", 4, "has no room"),

        /** Nobody knows whether it has taken the call, until nobody asks it any more. */
        DOWN("error-503-before", 12, "is down");

        /** Longer than the five seconds that are waited for an account to have room again. */
        private static final int SECONDS = 8;

        private final String fault;
        private final int times;
        private final String words;

        Kind(String fault, int times, String words) {
            this.fault = fault;
            this.times = times;
            this.words = words;
        }
    }

    /** For the simulator, by the name of its fault; off are those of the refusal before. */
    static Map<String, Map<String, Object>> none() {
        return Map.of(Kind.DOWN.fault, Map.of("probability", 0));
    }

    /** The same for this one, which comes instead of what strikes all accounts. */
    Map<String, Map<String, Object>> rules() {
        Map<String, Map<String, Object>> rules = new TreeMap<>(none());
        rules.put(
                kind.fault,
                Map.of("account", account, "next", kind.times, "seconds", Kind.SECONDS));
        return rules;
    }

    String words() {
        return account + " " + kind.words;
    }
}
