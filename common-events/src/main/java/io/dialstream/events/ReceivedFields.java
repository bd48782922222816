package io.dialstream.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A provider's fields as they were received. */
final class ReceivedFields {

    private ReceivedFields() {}

    /** Keeps their order, so that the same event is the same bytes whoever writes it. */
    static Map<String, String> copyOf(Map<String, String> data) {
        var copy = new LinkedHashMap<String, String>();
        Objects.requireNonNull(data, "data")
                .forEach((name, value) ->
                        copy.put(name, Objects.requireNonNull(value, "data." + name)));
        return Collections.unmodifiableMap(copy);
    }
}
