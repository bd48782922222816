package io.dialstream.campaigns.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as they are posted: those with which every store and every calendar can reckon. */
public final class Moments {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59.999Z");

    private Moments() {}

    /** What is wrong with a moment, or null. */
    public static @Nullable String problemOf(String text) {
        try {
            var moment = of(text);
            return moment.isBefore(EARLIEST) || moment.isAfter(LATEST)
                    ? "must be from the year 2000 to the year 2999"
                    : null;
        } catch (DateTimeException _) {
            return "must be a time, as in 2027-01-31T00:00:00Z";
        }
    }

    /** One with which nothing is wrong, to the millisecond. */
    public static Instant of(String text) {
        return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
}
