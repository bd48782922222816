package io.dialstream.stack;

import java.util.Map;

/** The key with which the examples and the sample campaign call the API. */
final class ApiKeys {

    private ApiKeys() {}

    /** The first key of {@code DIALSTREAM_API_KEYS}, {@code userId=key,userId=key}. */
    static String first(Map<String, String> environment) {
        String all = environment.getOrDefault("DIALSTREAM_API_KEYS", "");
        String first = all.isBlank() ? "demo=demo-key" : all;
        int comma = first.indexOf(',');
        String entry = comma < 0 ? first : first.substring(0, comma);
        return entry.substring(entry.indexOf('=') + 1).strip();
    }
}
