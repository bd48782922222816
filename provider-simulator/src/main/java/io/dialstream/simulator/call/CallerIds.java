package io.dialstream.simulator.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller's own ids of a call, read from the query of its callback URL. */
public record CallerIds(String campaignId, @Nullable String callId, @Nullable String leadId) {

    static final CallerIds NONE = new CallerIds("", null, null);

    /**
     * The ids named {@code campaignId}, {@code callId} and {@code leadId}, where they are there.
     */
    public static CallerIds inQueryOf(String url) {
        Map<String, String> query = query(url);
        return new CallerIds(
                query.getOrDefault("campaignId", ""), query.get("callId"), query.get("leadId"));
    }

    private static Map<String, String> query(String url) {
        Map<String, String> parameters = new HashMap<>();
        String withoutFragment = url.split("#", 2)[0];
        int mark = withoutFragment.indexOf('?');
        if (mark >= 0) {
            for (String pair : withoutFragment.substring(mark + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.putIfAbsent(parts[0], parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notPercentEncoded) {
            return value;
        }
    }
}
