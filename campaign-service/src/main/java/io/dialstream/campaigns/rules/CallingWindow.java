package io.dialstream.campaigns.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When leads may be called, by the clocks of where they are, as it was posted.
 *
 * @param timeZone {@link #LEAD}, {@link #LEAD_ONLY} or the id of a time zone; null for LEAD
 * @param defaultTimeZone of leads that have none; null when those are not called
 * @param exceptDates on which nobody is called; null for none
 */
public record CallingWindow(
        @Nullable String timeZone,
        @Nullable String defaultTimeZone,
        @Nullable List<LocalDate> exceptDates,
        List<WindowHours> hours) {

    /** Of the lead's own time zone, and of all that its number may be in. */
    public static final String LEAD = "LEAD";

    /** Of the lead's own time zone alone. */
    public static final String LEAD_ONLY = "LEAD_ONLY";

    /** Stands for a window that cannot be read: its clock is nowhere, so nobody is called. */
    public static final CallingWindow UNREADABLE =
            new CallingWindow("UNREADABLE", null, null, List.of());

    public static final int MAX_HOURS = 50;
    public static final int MAX_EXCEPT_DATES = 366;

    public CallingWindow {
        exceptDates = exceptDates == null ? null : List.copyOf(exceptDates);
        hours = List.copyOf(hours);
    }

    /** Whether it is the id of a region whose time is known here. */
    public static boolean isTimeZone(String id) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(id);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        if (timeZone != null) {
            fields.put("timeZone", timeZone);
        }
        if (defaultTimeZone != null) {
            fields.put("defaultTimeZone", defaultTimeZone);
        }
        if (exceptDates != null) {
            fields.put("exceptDates", exceptDates.stream().map(LocalDate::toString).toList());
        }
        fields.put("hours", hours.stream().map(WindowHours::posted).toList());
        return fields;
    }

    CallingWindow withDefaultTimeZone(@Nullable String other) {
        return defaultTimeZone != null
                ? this
                : new CallingWindow(timeZone, other, exceptDates, hours);
    }

    /** Whose clocks count at a place; none where nobody knows. */
    Set<String> timeZonesOf(Place place) {
        var zones = new LinkedHashSet<String>();
        switch (timeZone == null ? LEAD : timeZone) {
            case LEAD_ONLY -> Stream.ofNullable(place.timeZone()).forEach(zones::add);
            case LEAD -> {
                Stream.ofNullable(place.timeZone()).forEach(zones::add);
                zones.addAll(place.ofNumber());
            }
            default -> Stream.ofNullable(timeZone).forEach(zones::add);
        }
        if (zones.isEmpty() && defaultTimeZone != null) {
            zones.add(defaultTimeZone);
        }
        return zones;
    }

    /** The hours of a date, in their order. */
    List<WindowHours> hoursOn(LocalDate date) {
        return exceptDates != null && exceptDates.contains(date)
                ? List.of()
                : hoursOn(date.getDayOfWeek());
    }

    List<WindowHours> hoursOn(DayOfWeek day) {
        return hours.stream()
                .filter(one -> one.days().contains(day))
                .sorted(Comparator.comparingInt(WindowHours::from))
                .toList();
    }
}
