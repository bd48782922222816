package io.dialstream.simulator.exchange.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Twilio's way to write a time: whole seconds, UTC, {@code Tue, 31 Aug 2010 20:36:28 +0000}. */
final class Rfc2822 {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Rfc2822() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    public static @Nullable String formatNullable(@Nullable Instant time) {
        return time == null ? null : format(time);
    }
}
