package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The filters of a list. {@code StartTime>=x} arrives as a parameter called {@code StartTime>} and
 * both bounds are inclusive; a call that has no such time yet does not match.
 */
final class CallFilter {

    private CallFilter() {}

    static Predicate<Call> of(MultiValueMap<String, String> query) {
        Predicate<Call> filter = equal(query.getFirst("To"), call -> call.request().to());
        filter = filter.and(equal(query.getFirst("From"), call -> call.request().from()));
        filter = filter.and(equal(query.getFirst("Status"), call -> call.status().resourceName()));
        return filter.and(between(query, "StartTime", Call::startedAt))
                .and(between(query, "EndTime", Call::endedAt));
    }

    private static Predicate<Call> equal(@Nullable String value, Function<Call, String> field) {
        return value == null || value.isEmpty()
                ? call -> true
                : call -> value.equals(field.apply(call));
    }

    private static Predicate<Call> between(
            MultiValueMap<String, String> query,
            String name,
            Function<Call, @Nullable Instant> field) {
        Predicate<Call> filter = call -> true;
        for (String value : values(query, name)) {
            filter =
                    filter.and(
                            where(
                                    field,
                                    at -> !at.isBefore(from(value)) && at.isBefore(end(value))));
        }
        for (String value : values(query, name + ">", name + ">=")) {
            filter = filter.and(where(field, at -> !at.isBefore(from(value))));
        }
        for (String value : values(query, name + "<", name + "<=")) {
            filter = filter.and(where(field, at -> at.isBefore(end(value))));
        }
        return filter;
    }

    private static List<String> values(MultiValueMap<String, String> query, String... names) {
        List<String> values =
                List.of(names).stream()
                        .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                        .toList();
        values.forEach(CallFilter::from);
        return values;
    }

    private static Predicate<Call> where(
            Function<Call, @Nullable Instant> field, Predicate<Instant> condition) {
        return call -> {
            Instant at = field.apply(call);
            return at != null && condition.test(at.truncatedTo(ChronoUnit.SECONDS));
        };
    }

    private static Instant from(String value) {
        try {
            return isDate(value)
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : dateTime(value).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException notATime) {
            throw TwilioException.badRequest(20001, "Invalid time in the query");
        }
    }

    /** The official SDK leaves the zone out, and means UTC. */
    private static Instant dateTime(String value) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        value, ZonedDateTime::from, LocalDateTime::from);
        return time instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /** The first moment after the day or second that the value names. */
    private static Instant end(String value) {
        return from(value).plus(1, isDate(value) ? ChronoUnit.DAYS : ChronoUnit.SECONDS);
    }

    private static boolean isDate(String value) {
        return value.indexOf('T') < 0;
    }
}
