package io.dialstream.simulation.judge;

import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the clocks where callees are, whenever somebody is called. */
final class WindowJudge {

    /** All numbers of these worlds are there. */
    private static final String OF_NUMBERS = "America/Los_Angeles";

    private static final Duration LAST = Duration.ofSeconds(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HORIZON = Duration.ofDays(8);

    private final Surroundings world;
    private final Duration skew;
    private final Verdict verdict;

    WindowJudge(Surroundings world, Duration skew, Verdict verdict) {
        this.world = world;
        this.skew = skew;
        this.verdict = verdict;
    }

    /** A dialer asks for a call, by a clock that may be wrong, as may that of who has sent it. */
    void asked(CampaignFile file, PlacementRequest request) {
        file.numbers.put(request.callId(), request.to());
        var now = Agenda.START.plus(world.now(), ChronoUnit.MICROS);
        verdict.check(
                file.rulesAt(world.now())
                        .anyMatch(rules ->
                                Stream.of(now, now.plus(skew), now.minus(skew))
                                        .anyMatch(at -> isAllowed(file, rules, request.to(), at))),
                Invariant.WINDOW,
                request.callId() + " is asked for outside of its window");
    }

    /** By all clocks that may be right, and all rules that it may go by. */
    boolean isCertainlyOpen(CampaignFile file, PhoneNumber number, long moment) {
        var at = Agenda.START.plus(moment, ChronoUnit.MICROS);
        return file.rulesAt(moment)
                .allMatch(rules ->
                        Stream.of(at, at.plus(skew), at.minus(skew))
                                .allMatch(one -> isAllowed(file, rules, number, one)));
    }

    /** Whether some of its rules so far know no zone of a lead, and have excluded it for good. */
    boolean mayHaveExcluded(CampaignFile file, PhoneNumber number) {
        return file.rules.stream().anyMatch(rules -> isWithoutZone(file, rules, number));
    }

    private static boolean isWithoutZone(CampaignFile file, Rules rules, PhoneNumber number) {
        var own = rules.callingWindow();
        var otherwise = own == null ? null : own.defaultTimeZone();
        return Stream.of(Optional.ofNullable(own), Optional.ofNullable(file.ofDeployment))
                .flatMap(Optional::stream)
                .anyMatch(window -> zones(window, otherwise, file.zoneOf(number)).isEmpty());
    }

    /** Not in the last minute either. */
    private static boolean isAllowed(
            CampaignFile file, Rules rules, PhoneNumber number, Instant at) {
        return isOpen(file, rules, number, at) && isOpen(file, rules, number, at.plus(LAST));
    }

    private static boolean isOpen(CampaignFile file, Rules rules, PhoneNumber number, Instant at) {
        var own = rules.callingWindow();
        var otherwise = own == null ? null : own.defaultTimeZone();
        return isOpen(own, otherwise, file.zoneOf(number), at)
                && isOpen(file.ofDeployment, otherwise, file.zoneOf(number), at);
    }

    /**
     * @param otherwise where leads are of whom nobody knows it, if the window does not say so
     */
    private static boolean isOpen(
            @Nullable CallingWindow window,
            @Nullable String otherwise,
            @Nullable String zone,
            Instant at) {
        if (window == null) {
            return true;
        }
        var zones = zones(window, otherwise, zone);
        return !zones.isEmpty() && zones.stream().allMatch(one -> isOpen(window, one, at));
    }

    private static boolean isOpen(CallingWindow window, String zone, Instant at) {
        var clock = at.atZone(ZoneId.of(zone));
        int minute = clock.getHour() * 60 + clock.getMinute();
        return window.hours().stream()
                .anyMatch(hours ->
                        hours.days().contains(clock.getDayOfWeek())
                                && hours.from() <= minute
                                && minute < hours.to());
    }

    private static Set<String> zones(
            CallingWindow window, @Nullable String otherwise, @Nullable String own) {
        var zones = new LinkedHashSet<String>();
        var of = String.valueOf(window.timeZone());
        if (!of.startsWith(CallingWindow.LEAD)) {
            return Set.of(of);
        }
        if (own != null) {
            zones.add(own);
        }
        if (of.equals(CallingWindow.LEAD)) {
            zones.add(OF_NUMBERS);
        }
        var unknown = window.defaultTimeZone() == null ? otherwise : window.defaultTimeZone();
        if (zones.isEmpty() && unknown != null) {
            zones.add(unknown);
        }
        return zones;
    }

    /** The first moment at or after that one at which a lead may be called; that one for never. */
    static Instant firstAllowed(CampaignFile file, Rules rules, String callId, Instant moment) {
        var number = file.numbers.get(callId);
        if (number == null || isAllowed(file, rules, number, moment)) {
            return moment;
        }
        var end = moment.plus(HORIZON);
        for (var at = moment.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
                !at.isAfter(end);
                at = at.plus(MINUTE)) {
            if (isAllowed(file, rules, number, at)) {
                return at;
            }
        }
        return moment;
    }

    /** Whether one of its rules has forbidden for good to call a number, at any time. */
    boolean mayBeExcluded(CampaignFile file, PhoneNumber number) {
        return file.rules.stream().anyMatch(rules -> neverOpens(file, rules, number));
    }

    private static boolean neverOpens(CampaignFile file, Rules rules, PhoneNumber number) {
        var end = Agenda.START.plus(HORIZON);
        for (var at = Agenda.START; at.isBefore(end); at = at.plus(MINUTE)) {
            if (isAllowed(file, rules, number, at)) {
                return false;
            }
        }
        return true;
    }
}
