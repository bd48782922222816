package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Openings are those that somebody finds who looks at the clocks minute by minute. */
class WindowPolicyPropertiesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Clocks that are put forward or back, by an hour or by half of one, and some that are not. */
    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "Europe/London",
                    "America/New_York",
                    "America/Los_Angeles",
                    "America/Phoenix",
                    "Australia/Lord_Howe",
                    "Australia/Sydney",
                    "Africa/Casablanca",
                    "America/St_Johns",
                    "Asia/Kathmandu",
                    "Pacific/Kiritimati",
                    "Pacific/Chatham",
                    "Etc/UTC");

    /** Days around which some of them are. */
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.parse("2026-03-08"),
                    LocalDate.parse("2026-03-29"),
                    LocalDate.parse("2026-04-05"),
                    LocalDate.parse("2026-10-04"),
                    LocalDate.parse("2026-10-25"),
                    LocalDate.parse("2026-11-01"),
                    LocalDate.parse("2026-12-31"));

    @Provide
    Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.of(DAYS), Arbitraries.longs().between(-3 * 86_400, 2 * 86_400))
                .as((day, seconds) ->
                        day.atStartOfDay(ZoneId.of("Etc/UTC")).toInstant().plusSeconds(seconds));
    }

    @Provide
    Arbitrary<Place> places() {
        var zone = Arbitraries.of(ZONES);
        return Combinators.combine(zone.injectNull(0.5), zone.list().ofMaxSize(2)).as(Place::new);
    }

    @Provide
    Arbitrary<CallingWindow> windows() {
        var edge =
                Arbitraries.oneOf(
                        Arbitraries.of(0, 60, 90, 119, 120, 121, 150, 180, 540, 1_200, 1_439),
                        Arbitraries.integers().between(0, 1_439));
        var length = Arbitraries.oneOf(Arbitraries.of(1, 2, 1_440), edge);
        var days =
                Arbitraries.of(DayOfWeek.values())
                        .set()
                        .ofMinSize(1)
                        .map(some -> List.copyOf(EnumSet.copyOf(some)));
        var hours =
                Combinators.combine(days, edge, length)
                        .as((on, from, minutes) ->
                                new WindowHours(
                                        on, from, Math.min(from + Math.max(1, minutes), 1_440)));
        var zone = Arbitraries.of(ZONES);
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of("LEAD", "LEAD_ONLY"), zone),
                        zone.injectNull(0.5),
                        Arbitraries.of(DAYS).list().ofMaxSize(1),
                        hours.list().ofMinSize(1).ofMaxSize(4))
                .as((of, otherwise, except, all) ->
                        new CallingWindow(of, otherwise, except, apart(all)));
    }

    private static List<WindowHours> apart(List<WindowHours> all) {
        var apart = new ArrayList<WindowHours>();
        for (var one : all) {
            if (apart.stream().noneMatch(one::overlaps)) {
                apart.add(one);
            }
        }
        return apart;
    }

    @Property(tries = 250)
    void openingsAreThoseOfTheClocks(
            @ForAll("windows") CallingWindow own,
            @ForAll("windows") CallingWindow other,
            @ForAll("places") Place place,
            @ForAll("moments") Instant now,
            @ForAll boolean both) {
        var windows = both ? WindowPolicy.windows(own, other) : List.of(own);

        assertThat(WindowPolicy.at(windows, place, now))
                .isEqualTo(byTheMinute(windows, place, now));
    }

    private static Opening byTheMinute(List<CallingWindow> windows, Place place, Instant now) {
        if (windows.stream().anyMatch(window -> window.timeZonesOf(place).isEmpty())) {
            return new Opening.Never(ExclusionReason.ZONE_UNKNOWN);
        }
        var end = now.plus(WindowPolicy.HORIZON);
        var limit = end.plus(Duration.ofDays(1));
        var minute = now.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        boolean open = isOpen(windows, place, now);
        if (open) {
            var closes = minute;
            while (closes.isBefore(limit) && isOpen(windows, place, closes)) {
                closes = closes.plus(MINUTE);
            }
            var last = (closes.isBefore(limit) ? closes : limit).minus(MINUTE);
            if (last.isAfter(now)) {
                return new Opening.Open(last);
            }
        }
        for (var at = minute; !at.isAfter(end); at = at.plus(MINUTE)) {
            boolean opens = !open && isOpen(windows, place, at);
            if (opens && isOpen(windows, place, at.plus(MINUTE))) {
                return new Opening.Closed(at, WaitReason.WINDOW_CLOSED);
            }
            open = isOpen(windows, place, at);
        }
        return new Opening.Never(ExclusionReason.WINDOW_NEVER_OPENS);
    }

    private static boolean isOpen(List<CallingWindow> windows, Place place, Instant at) {
        return windows.stream()
                .allMatch(window ->
                        window.timeZonesOf(place).stream()
                                .allMatch(zone -> isOpen(window, zone, at)));
    }

    private static boolean isOpen(CallingWindow window, String zone, Instant at) {
        var local = at.atZone(ZoneId.of(zone)).toLocalDateTime();
        int minute = local.getHour() * 60 + local.getMinute();
        return window.hoursOn(local.toLocalDate()).stream()
                .anyMatch(hours -> hours.from() <= minute && minute < hours.to());
    }
}
