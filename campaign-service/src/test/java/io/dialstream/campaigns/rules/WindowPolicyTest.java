package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a place may be called. */
class WindowPolicyTest {

    private static final List<DayOfWeek> ALWAYS = Arrays.asList(DayOfWeek.values());

    private static final Place NEW_YORK = new Place(null, List.of("America/New_York"));

    /** In winter, 09:00 there is 14:00 here. */
    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T14:00:00Z");

    private static CallingWindow window(String from, String to) {
        return window(null, null, from, to);
    }

    private static CallingWindow window(
            @Nullable String timeZone, @Nullable String otherwise, String from, String to) {
        return new CallingWindow(timeZone, otherwise, null, List.of(hours(from, to)));
    }

    private static WindowHours hours(String from, String to) {
        return new WindowHours(ALWAYS, minutes(from), minutes(to));
    }

    private static int minutes(String time) {
        var minutes = WindowHours.minutes(time);
        return minutes == null ? -1 : minutes;
    }

    private static Opening at(CallingWindow window, Place place, String moment) {
        return WindowPolicy.at(List.of(window), place, Instant.parse(moment));
    }

    private static Opening open(String until) {
        return new Opening.Open(Instant.parse(until));
    }

    private static Opening closed(String until) {
        return new Opening.Closed(Instant.parse(until), WaitReason.WINDOW_CLOSED);
    }

    private static Opening never(ExclusionReason reason) {
        return new Opening.Never(reason);
    }

    @Test
    void opensAtItsFirstMomentAndPlacesNothingInItsLastMinute() {
        var window = window("09:00", "20:00");
        assertThat(at(window, NEW_YORK, "2026-11-30T13:59:59.999Z"))
                .isEqualTo(closed("2026-11-30T14:00:00Z"));
        assertThat(at(window, NEW_YORK, "2026-11-30T14:00:00Z"))
                .isEqualTo(open("2026-12-01T00:59:00Z"));
        assertThat(at(window, NEW_YORK, "2026-12-01T00:58:59.999Z"))
                .isEqualTo(open("2026-12-01T00:59:00Z"));
        assertThat(at(window, NEW_YORK, "2026-12-01T00:59:00Z"))
                .isEqualTo(closed("2026-12-01T14:00:00Z"));
    }

    @Test
    void isOpenWithoutAnEndWhereDaysFollowEachOther() {
        assertThat(at(window("00:00", "24:00"), NEW_YORK, "2026-11-30T13:00:00Z"))
                .isEqualTo(open("2026-12-09T12:59:00Z"));
        var halves =
                new CallingWindow(
                        null,
                        null,
                        null,
                        List.of(hours("12:00", "14:00"), hours("09:00", "12:00")));
        assertThat(at(halves, NEW_YORK, "2026-11-30T15:00:00Z"))
                .isEqualTo(open("2026-11-30T18:59:00Z"));
    }

    @Test
    void needsAllZonesOfALead() {
        var place = new Place("America/Los_Angeles", List.of("America/New_York"));
        var window = window("09:00", "20:00");
        assertThat(at(window, place, "2026-11-30T14:00:00Z"))
                .isEqualTo(closed("2026-11-30T17:00:00Z"));
        assertThat(at(window, place, "2026-11-30T17:00:00Z"))
                .isEqualTo(open("2026-12-01T00:59:00Z"));
    }

    @Test
    void goesByTheClockThatTheWindowNames() {
        var place = new Place("America/Los_Angeles", List.of("America/New_York"));
        assertThat(at(window("LEAD_ONLY", null, "09:00", "20:00"), place, "2026-12-01T01:00:00Z"))
                .isEqualTo(open("2026-12-01T03:59:00Z"));
        assertThat(
                        at(
                                window("Europe/Berlin", null, "09:00", "20:00"),
                                place,
                                "2026-12-01T08:00:00Z"))
                .isEqualTo(open("2026-12-01T18:59:00Z"));
    }

    @Test
    void excludesWhoseZoneNobodyKnowsUnlessThereIsAnother() {
        var moment = "2026-11-30T14:00:00Z";
        assertThat(at(window("09:00", "20:00"), Place.UNKNOWN, moment))
                .isEqualTo(never(ExclusionReason.ZONE_UNKNOWN));
        assertThat(at(window("LEAD_ONLY", null, "09:00", "20:00"), NEW_YORK, moment))
                .isEqualTo(never(ExclusionReason.ZONE_UNKNOWN));
        assertThat(at(window(null, "Europe/Berlin", "09:00", "20:00"), Place.UNKNOWN, moment))
                .isEqualTo(open("2026-11-30T18:59:00Z"));
    }

    @Test
    void excludesWhoseZonesAreNeverOpenTogether() {
        var apart = new Place(null, List.of("America/New_York", "Australia/Sydney"));
        assertThat(at(window("09:00", "17:00"), apart, "2026-11-30T14:00:00Z"))
                .isEqualTo(never(ExclusionReason.WINDOW_NEVER_OPENS));
        assertThat(at(window("09:00", "09:01"), NEW_YORK, "2026-11-30T14:00:00Z"))
                .as("there is no moment before its last minute")
                .isEqualTo(never(ExclusionReason.WINDOW_NEVER_OPENS));
    }

    @Test
    void looksEightDaysAhead() {
        var monday = new WindowHours(List.of(DayOfWeek.MONDAY), 540, 600);
        var except = List.of(LocalDate.parse("2026-12-07"));
        var window = new CallingWindow(null, null, except, List.of(monday));
        assertThat(at(window, NEW_YORK, "2026-12-06T13:59:59Z"))
                .isEqualTo(never(ExclusionReason.WINDOW_NEVER_OPENS));
        assertThat(at(window, NEW_YORK, "2026-12-06T14:00:00Z"))
                .isEqualTo(closed("2026-12-14T14:00:00Z"));
    }

    @Test
    void leavesOutTheHourThatIsNotThere() {
        var berlin = new Place("Europe/Berlin", List.of());
        var window = window("02:00", "03:30");
        assertThat(at(window, berlin, "2026-03-29T00:59:59Z"))
                .as("at 03:00 in summer time it has been open for an hour, and begins")
                .isEqualTo(closed("2026-03-29T01:00:00Z"));
        assertThat(at(window, berlin, "2026-03-29T01:00:00Z"))
                .isEqualTo(open("2026-03-29T01:29:00Z"));
    }

    @Test
    void isOpenTwiceInTheHourThatComesTwice() {
        var berlin = new Place("Europe/Berlin", List.of());
        var window = window("02:00", "02:30");
        assertThat(at(window, berlin, "2026-10-25T00:00:00Z"))
                .isEqualTo(open("2026-10-25T00:29:00Z"));
        assertThat(at(window, berlin, "2026-10-25T00:29:00Z"))
                .isEqualTo(closed("2026-10-25T01:00:00Z"));
        assertThat(at(window, berlin, "2026-10-25T01:00:00Z"))
                .isEqualTo(open("2026-10-25T01:29:00Z"));
    }

    @Test
    void callsNobodyWhoseClockIsUnknownHere() {
        var place = new Place(null, List.of("Atlantis/Deep"));
        assertThat(WindowPolicy.at(List.of(window("00:00", "24:00")), place, MONDAY_NINE))
                .isEqualTo(
                        new Opening.Closed(
                                MONDAY_NINE.plusSeconds(300), WaitReason.RULES_UNAVAILABLE));
        assertThat(WindowPolicy.at(List.of(CallingWindow.UNREADABLE), NEW_YORK, MONDAY_NINE))
                .isInstanceOf(Opening.Closed.class);
    }

    /** Or a lead would be lost for good to a window that a later version understands. */
    @Test
    void excludesNobodyWhileAnotherWindowCannotBeRead() {
        var unavailable =
                new Opening.Closed(MONDAY_NINE.plusSeconds(300), WaitReason.RULES_UNAVAILABLE);
        var deployment = window("08:00", "21:00");
        assertThat(
                        WindowPolicy.at(
                                WindowPolicy.windows(CallingWindow.UNREADABLE, deployment),
                                Place.UNKNOWN,
                                MONDAY_NINE))
                .isEqualTo(unavailable);
        assertThat(
                        WindowPolicy.at(
                                WindowPolicy.windows(deployment, CallingWindow.UNREADABLE),
                                Place.UNKNOWN,
                                MONDAY_NINE))
                .isEqualTo(unavailable);
    }

    @Test
    void needsTheDeploymentsWindowToo() {
        var windows =
                WindowPolicy.windows(
                        window(null, "Europe/Berlin", "06:00", "23:00"), window("08:00", "21:00"));
        assertThat(WindowPolicy.at(windows, Place.UNKNOWN, Instant.parse("2026-11-30T06:30:00Z")))
                .isEqualTo(closed("2026-11-30T07:00:00Z"));
        assertThat(WindowPolicy.windows(null, null)).isEmpty();
        assertThat(WindowPolicy.at(List.of(), Place.UNKNOWN, MONDAY_NINE))
                .isEqualTo(new Opening.Open(Instant.MAX));
    }

    @Test
    void movesAMomentToTheFirstThatIsAllowed() {
        var windows = List.of(window("09:00", "20:00"));
        assertThat(WindowPolicy.firstAllowed(windows, NEW_YORK, MONDAY_NINE))
                .isEqualTo(MONDAY_NINE);
        assertThat(WindowPolicy.firstAllowed(windows, NEW_YORK, MONDAY_NINE.minusSeconds(1)))
                .isEqualTo(MONDAY_NINE);
        assertThat(WindowPolicy.firstAllowed(windows, Place.UNKNOWN, MONDAY_NINE)).isNull();
    }
}
