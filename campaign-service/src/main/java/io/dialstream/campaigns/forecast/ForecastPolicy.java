package io.dialstream.campaigns.forecast;

import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what the rules say of leads. */
public final class ForecastPolicy {

    /** Why a lead waits that could be called if its campaign had started. */
    public static final String SCHEDULED = "SCHEDULED";

    /** Why a lead is not called whose time comes after its campaign's end. */
    public static final String SCHEDULE_ENDED = "SCHEDULE_ENDED";

    private ForecastPolicy() {}

    /**
     * When a campaign calls.
     *
     * @param at the moment that is asked for
     * @param startsAt when it starts by itself; null when it has started, or is taken to
     * @param endsAt when it ends by itself; null when it does not
     */
    public record Course(Instant at, @Nullable Instant startsAt, @Nullable Instant endsAt) {

        /** Of a campaign that calls at that moment, or starts on schedule. */
        public static Course of(Instant at, boolean started, @Nullable Schedule schedule) {
            return schedule == null
                    ? new Course(at, null, null)
                    : new Course(at, started ? null : schedule.startAt(), schedule.endAt());
        }

        /** The moment by which leads are judged. */
        public Instant from() {
            return startsAt == null || startsAt.isBefore(at) ? at : startsAt;
        }

        private boolean hasStarted() {
            return !from().isAfter(at);
        }

        private boolean hasEndedBy(Instant moment) {
            return endsAt != null && !moment.isBefore(endsAt);
        }
    }

    /** What becomes of leads, in the words of a forecast. */
    private sealed interface Fate {

        record Now() implements Fate {}

        record Later(Instant until, String reason) implements Fate {}

        record Never(String reason) implements Fate {}
    }

    /**
     * The forecast of a campaign whose leads were judged at the moment that its course has.
     *
     * @param judged what may still be called, and what is excluded
     */
    public static Forecast forecast(
            long totalLeads, List<Judged> judged, TimeZones timeZones, Course course, Pace pace) {
        long now = 0;
        var excluded = new TreeMap<String, Forecast.Excluded>();
        var waiting = new TreeMap<String, Forecast.Waiting>();
        for (var one : judged) {
            switch (fate(one.verdict(), course)) {
                case Fate.Now _ -> now += one.leads();
                case Fate.Never(var reason) ->
                        excluded.merge(
                                reason,
                                new Forecast.Excluded(reason, one.leads(), one.positions()),
                                ForecastPolicy::both);
                case Fate.Later(var until, var reason) ->
                        waiting.merge(
                                reason,
                                new Forecast.Waiting(reason, one.leads(), until),
                                ForecastPolicy::both);
            }
        }
        long callable = now + waiting.values().stream().mapToLong(Forecast.Waiting::count).sum();
        return new Forecast(
                totalLeads,
                callable,
                now,
                List.copyOf(excluded.values()),
                List.copyOf(waiting.values()),
                timeZones,
                now > 0 ? course.at() : first(waiting.values().stream()),
                pace.secondsFor(callable));
    }

    private static Fate fate(Verdict verdict, Course course) {
        return switch (verdict) {
            case Verdict.Excluded(var reason) -> new Fate.Never(reason.name());
            case Verdict.Callable _ when course.hasEndedBy(course.from()) ->
                    new Fate.Never(SCHEDULE_ENDED);
            case Verdict.Callable _ ->
                    course.hasStarted() ? new Fate.Now() : new Fate.Later(course.from(), SCHEDULED);
            case Verdict.Wait(var until, _) when course.hasEndedBy(until) ->
                    new Fate.Never(SCHEDULE_ENDED);
            case Verdict.Wait(var until, var reason) -> new Fate.Later(until, reason.name());
        };
    }

    private static Forecast.Excluded both(Forecast.Excluded one, Forecast.Excluded other) {
        return new Forecast.Excluded(
                one.reason(),
                one.count() + other.count(),
                Stream.concat(one.positions().stream(), other.positions().stream())
                        .sorted()
                        .limit(Judged.MAX_POSITIONS)
                        .toList());
    }

    private static Forecast.Waiting both(Forecast.Waiting one, Forecast.Waiting other) {
        return new Forecast.Waiting(
                one.reason(),
                one.count() + other.count(),
                one.until().isBefore(other.until()) ? one.until() : other.until());
    }

    private static @Nullable Instant first(Stream<Forecast.Waiting> waiting) {
        return waiting.map(Forecast.Waiting::until).min(Comparator.naturalOrder()).orElse(null);
    }
}
