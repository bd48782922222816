package io.dialstream.campaigns.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a place may be called: while all windows are open on all clocks that count there. Exact also
 * where clocks are put forward or back, since each stretch of time between two such changes is
 * looked at by itself.
 */
public final class WindowPolicy {

    /** How far ahead an opening is looked for. */
    public static final Duration HORIZON = Duration.ofDays(8);

    /** Nothing is placed in so much of an opening's end. */
    public static final Duration LAST = Duration.ofSeconds(60);

    /** How long nobody is called whose clock cannot be read. */
    static final Duration UNAVAILABLE = Duration.ofMinutes(5);

    private static final Duration BEYOND = HORIZON.plusDays(1);

    private WindowPolicy() {}

    /** From one moment to another, which does not belong to it. */
    private record Span(Instant from, Instant to) {}

    /** The windows of a campaign and of its deployment, both of which have to be open. */
    public static List<CallingWindow> windows(
            @Nullable CallingWindow own, @Nullable CallingWindow ofDeployment) {
        var unknown = own == null ? null : own.defaultTimeZone();
        return Stream.of(
                        own,
                        ofDeployment == null ? null : ofDeployment.withDefaultTimeZone(unknown))
                .filter(Objects::nonNull)
                .map(CallingWindow.class::cast)
                .toList();
    }

    /** What a place's windows say of a moment. */
    public static Opening at(List<CallingWindow> windows, Place place, Instant now) {
        if (windows.isEmpty()) {
            return new Opening.Open(Instant.MAX);
        }
        try {
            // First: where a window cannot be evaluated, no other one excludes anybody for good.
            var spans = spans(windows, place, now);
            return windows.stream().anyMatch(window -> window.timeZonesOf(place).isEmpty())
                    ? new Opening.Never(ExclusionReason.ZONE_UNKNOWN)
                    : next(spans, now);
        } catch (DateTimeException e) {
            return new Opening.Closed(now.plus(UNAVAILABLE), WaitReason.RULES_UNAVAILABLE);
        }
    }

    /** The first moment at or after that one at which a place may be called; null for never. */
    public static @Nullable Instant firstAllowed(
            List<CallingWindow> windows, Place place, Instant moment) {
        return switch (at(windows, place, moment)) {
            case Opening.Open _ -> moment;
            case Opening.Closed(var until, _) -> until;
            case Opening.Never _ -> null;
        };
    }

    private static Opening next(List<Span> spans, Instant now) {
        for (var span : spans) {
            var last = span.to.minus(LAST);
            if (span.from.isAfter(now.plus(HORIZON))) {
                break;
            }
            if (last.isAfter(now) && last.isAfter(span.from)) {
                return span.from.isAfter(now)
                        ? new Opening.Closed(span.from, WaitReason.WINDOW_CLOSED)
                        : new Opening.Open(last);
            }
        }
        return new Opening.Never(ExclusionReason.WINDOW_NEVER_OPENS);
    }

    private static List<Span> spans(List<CallingWindow> windows, Place place, Instant now) {
        var open = List.of(new Span(now, now.plus(BEYOND)));
        for (var window : windows) {
            for (var zone : window.timeZonesOf(place)) {
                open = shared(open, spans(window, ZoneId.of(zone).getRules(), now));
            }
        }
        return open;
    }

    /** When one clock shows that a window is open, in order and apart from each other. */
    private static List<Span> spans(CallingWindow window, ZoneRules clock, Instant now) {
        var spans = new ArrayList<Span>();
        var end = now.plus(BEYOND);
        for (var from = now; from.isBefore(end); ) {
            var change = clock.nextTransition(from);
            var to = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            spans.addAll(spans(window, clock.getOffset(from), new Span(from, to)));
            from = to;
        }
        return joined(spans);
    }

    /** The same within a stretch of time in which the clock is not put forward or back. */
    private static List<Span> spans(CallingWindow window, ZoneOffset offset, Span within) {
        var spans = new ArrayList<Span>();
        var last = LocalDateTime.ofInstant(within.to, ZoneOffset.UTC);
        last = last.plusSeconds(offset.getTotalSeconds());
        for (var date = within.from.atOffset(offset).toLocalDate();
                !date.isAfter(last.toLocalDate());
                date = date.plusDays(1)) {
            var midnight = date.atStartOfDay().toInstant(offset);
            for (var hours : window.hoursOn(date)) {
                var from = later(within.from, midnight.plusSeconds(60L * hours.from()));
                var to = earlier(within.to, midnight.plusSeconds(60L * hours.to()));
                if (from.isBefore(to)) {
                    spans.add(new Span(from, to));
                }
            }
        }
        return spans;
    }

    /** Each one that begins where another ends goes on with it. */
    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            if (!joined.isEmpty() && joined.getLast().to.equals(span.from)) {
                joined.add(new Span(joined.removeLast().from, span.to));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** When both are open; each in order and apart from each other. */
    private static List<Span> shared(List<Span> these, List<Span> those) {
        var shared = new ArrayList<Span>();
        for (int one = 0, other = 0; one < these.size() && other < those.size(); ) {
            var from = later(these.get(one).from, those.get(other).from);
            var to = earlier(these.get(one).to, those.get(other).to);
            if (from.isBefore(to)) {
                shared.add(new Span(from, to));
            }
            if (to.equals(these.get(one).to)) {
                one++;
            } else {
                other++;
            }
        }
        return shared;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
