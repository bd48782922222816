package io.dialstream.simulator.callback;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request is retried, as the fragment of its URL says: {@code rc} retries (0 to 5), {@code
 * rp} what is retried, {@code ct}, {@code rt} and {@code tt} the times for connecting, reading and
 * all attempts together in milliseconds. What is absent or malformed is Twilio's default: one
 * retry, and only of a failed connection.
 */
public record ConnectionOverrides(
        int retries, Set<Trouble> retried, Duration connect, Duration read, Duration total) {

    /** What can go wrong with a request; the values of {@code rp}. */
    public enum Trouble {
        CLIENT_ERROR("4xx"),
        SERVER_ERROR("5xx"),
        CONNECTION("ct"),
        READ_TIMEOUT("rt");

        private final String policy;

        Trouble(String policy) {
            this.policy = policy;
        }
    }

    private static final int MOST_RETRIES = 5;
    private static final int LEAST_MILLIS = 100;
    private static final int MOST_CONNECT_MILLIS = 10_000;
    private static final int USUAL_CONNECT_MILLIS = 5_000;
    private static final int MOST_MILLIS = 15_000;

    /** The overrides in the URL's fragment. */
    public static ConnectionOverrides of(String url) {
        Map<String, String> fragment = fragment(url);
        return new ConnectionOverrides(
                number(fragment.get("rc"), 0, MOST_RETRIES, 1),
                policy(fragment.get("rp")),
                millis(fragment.get("ct"), MOST_CONNECT_MILLIS, USUAL_CONNECT_MILLIS),
                millis(fragment.get("rt"), MOST_MILLIS, MOST_MILLIS),
                millis(fragment.get("tt"), MOST_MILLIS, MOST_MILLIS));
    }

    /** The URL as it is sent and signed. */
    public static String withoutFragment(String url) {
        return url.split("#", 2)[0];
    }

    private static Map<String, String> fragment(String url) {
        Map<String, String> parameters = new HashMap<>();
        int mark = url.indexOf('#');
        if (mark >= 0) {
            for (String pair : url.substring(mark + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return parameters;
    }

    private static Set<Trouble> policy(@Nullable String text) {
        Set<Trouble> policy = EnumSet.noneOf(Trouble.class);
        for (String word : text == null ? new String[0] : text.split(",", -1)) {
            for (Trouble trouble : Trouble.values()) {
                if (word.equals(trouble.policy) || word.equals("all")) {
                    policy.add(trouble);
                }
            }
        }
        return policy.isEmpty() ? EnumSet.of(Trouble.CONNECTION) : policy;
    }

    private static Duration millis(@Nullable String text, int most, int usual) {
        return Duration.ofMillis(number(text, LEAST_MILLIS, most, usual));
    }

    private static int number(@Nullable String text, int least, int most, int usual) {
        if (text == null || !text.matches("\\d{1,6}")) {
            return usual;
        }
        int value = Integer.parseInt(text);
        return value < least || value > most ? usual : value;
    }
}
