package io.dialstream.stack.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of every day in which people are called, by all clocks that count for them.
 *
 * @param from to the minute
 * @param minutes how long it is open, over midnight if it must be
 */
record Window(LocalTime from, int minutes) {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private static final List<String> EVERY_DAY =
            Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList();

    /** One that opens at the first full minute of a clock after a moment. */
    static Window openingAfter(Instant moment, ZoneId clock, Duration length) {
        LocalTime minute = moment.atZone(clock).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return new Window(minute.plusMinutes(1), (int) length.toMinutes());
    }

    boolean isOpen(Instant at, List<ZoneId> zones) {
        return zones.stream().allMatch(zone -> isOpen(at.atZone(zone).toLocalTime()));
    }

    /** Whether it opens within a day, where clocks stay as they are. */
    boolean everOpens(Instant after, List<ZoneId> zones) {
        return IntStream.range(0, MINUTES_OF_A_DAY)
                .anyMatch(minute -> isOpen(after.plus(minute, ChronoUnit.MINUTES), zones));
    }

    /** How long it takes a clock to show the first minute; to the second. */
    Duration opensNext(Instant now, ZoneId zone) {
        int seconds = from.toSecondOfDay() - now.atZone(zone).toLocalTime().toSecondOfDay();
        return Duration.ofSeconds(Math.floorMod(seconds, 60 * MINUTES_OF_A_DAY));
    }

    private boolean isOpen(LocalTime clock) {
        return Math.floorMod(minuteOf(clock) - minuteOf(from), MINUTES_OF_A_DAY) < minutes;
    }

    private static int minuteOf(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /** As it is posted: hours do not go across midnight. */
    Map<String, ?> posted() {
        int start = minuteOf(from);
        int end = start + minutes;
        List<Map<String, ?>> hours =
                end <= MINUTES_OF_A_DAY
                        ? List.of(hours(start, end))
                        : List.of(hours(start, MINUTES_OF_A_DAY), hours(0, end - MINUTES_OF_A_DAY));
        return Map.of("timeZone", "LEAD", "hours", hours);
    }

    private static Map<String, ?> hours(int from, int to) {
        return Map.of("days", EVERY_DAY, "from", text(from), "to", text(to));
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    @Override
    public String toString() {
        return from + " to " + from.plusMinutes(minutes);
    }
}
