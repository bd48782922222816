package io.dialstream.dialer.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What our clock says about the store's: at some moment between two readings of ours it was that
 * time there. All three are rounded down to the millisecond.
 */
record StoreTime(Instant before, Instant after, Instant stored) {

    private static final Duration READING = Duration.ofMillis(1);

    /** For how long two clocks are taken to go equally fast. */
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The time there at that moment of ours, at least. */
    long atLeast(Instant now) {
        return micros(stored.plus(Duration.between(after, now)).minus(READING));
    }

    /** From when on it is that time there for certain, by our clock. */
    Instant surelyReached(long time) {
        return after.plus(Duration.between(stored, instant(time))).plus(READING);
    }

    /** Until when it is not yet that time there for certain, by our clock. */
    Instant surelyBefore(long time) {
        return before.plus(Duration.between(stored, instant(time))).minus(READING).minus(READING);
    }

    /**
     * What to go by once the store was asked again: the quicker of both answers, since a slow one
     * tells little. The newer one where the other is old, or where a clock was set between them.
     */
    StoreTime or(StoreTime newer) {
        return trip().compareTo(newer.trip()) < 0 && !isOld(newer.after) && agreesWith(newer)
                ? this
                : newer;
    }

    private Duration trip() {
        return Duration.between(before, after);
    }

    private boolean isOld(Instant now) {
        return now.isAfter(after.plus(MAX_AGE));
    }

    private boolean agreesWith(StoreTime newer) {
        var time = micros(newer.stored);
        return !surelyReached(time).isBefore(newer.before)
                && !surelyBefore(time).isAfter(newer.after);
    }
}
