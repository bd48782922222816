package io.dialstream.simulation.judge;

import io.dialstream.events.Event;
import io.dialstream.events.EventJson;
import java.util.regex.Pattern;

/** What an event says: all of it but when this record of it was written. */
public final class Wording {

    private static final Pattern RECORDED_AT = Pattern.compile("\"recordedAt\":\"[^\"]*\"");

    private Wording() {}

    public static String of(Event event) {
        return RECORDED_AT.matcher(EventJson.write(event)).replaceFirst("\"recordedAt\":\"\"");
    }
}
