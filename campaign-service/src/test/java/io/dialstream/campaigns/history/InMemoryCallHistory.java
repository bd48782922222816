package io.dialstream.campaigns.history;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call log in memory: each call is shown to whoever has its user's token. */
public final class InMemoryCallHistory implements CallHistory {

    private record Known(String token, CallWithTimeline call) {}

    private final List<Known> known = new ArrayList<>();
    private boolean away;
    private boolean refuses;

    public void add(String token, CallWithTimeline call) {
        known.add(new Known(token, call));
    }

    /** From now on nothing is answered. */
    public void goAway() {
        away = true;
    }

    /** From now on every filter and every position is none. */
    public void refuse() {
        refuses = true;
    }

    @Override
    public CallLogPage entries(
            String token, String campaignId, LogFilter filter, PagePosition position) {
        requireWord("event", filter.event());
        var found =
                callsOf(token, campaignId)
                        .flatMap(call ->
                                call.timeline().stream().filter(it -> lets(filter, call, it)))
                        .sorted(comparing(CallLogEntry::timestamp).reversed())
                        .toList();
        var page = page(found, CallLogEntry::id, position);
        return new CallLogPage(page.items(), page.next());
    }

    private static boolean lets(LogFilter filter, CallWithTimeline call, CallLogEntry entry) {
        boolean tellsEnd = entry.event().equals(call.status().name());
        return is(filter.event(), entry.event())
                && is(filter.callId(), entry.callId())
                && is(filter.leadId(), entry.leadId())
                && is(filter.phoneNumber(), entry.phoneNumber())
                && is(filter.reason(), tellsEnd ? call.reason() : null)
                && lies(entry.timestamp(), filter.from(), filter.to());
    }

    @Override
    public CallPage calls(
            String token, String campaignId, CallFilter filter, PagePosition position) {
        requireWord("status", filter.status());
        var found =
                callsOf(token, campaignId)
                        .filter(call -> lets(filter, call))
                        .sorted(comparing(CallWithTimeline::createdAt).reversed())
                        .map(InMemoryCallHistory::withoutTimeline)
                        .toList();
        var page = page(found, LoggedCall::id, position);
        return new CallPage(page.items(), page.next());
    }

    private static boolean lets(CallFilter filter, CallWithTimeline call) {
        return is(filter.status(), call.status().name())
                && is(filter.leadId(), call.leadId())
                && is(filter.phoneNumber(), call.phoneNumber())
                && is(filter.reason(), call.reason())
                && lies(call.createdAt(), filter.from(), filter.to());
    }

    @Override
    public CallPage calls(String token, AllCallsFilter filter, PagePosition position) {
        requireWord("status", filter.status());
        var found =
                all(token)
                        .filter(call -> lets(filter, call))
                        .sorted(comparing(CallWithTimeline::createdAt).reversed())
                        .map(InMemoryCallHistory::withoutTimeline)
                        .toList();
        var page = page(found, LoggedCall::id, position);
        return new CallPage(page.items(), page.next());
    }

    private static boolean lets(AllCallsFilter filter, CallWithTimeline call) {
        return is(filter.direction(), call.direction().name())
                && is(filter.status(), call.status().name())
                && is(filter.phoneNumber(), call.phoneNumber())
                && lies(call.createdAt(), filter.from(), filter.to());
    }

    @Override
    public CampaignActivity activity(String token, String campaignId, int mostBuckets) {
        var times =
                callsOf(token, campaignId)
                        .flatMap(call ->
                                Stream.of(call.createdAt(), call.answeredAt(), call.endedAt()))
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        if (times.isEmpty()) {
            return new CampaignActivity(1, List.of());
        }
        var from = Instant.ofEpochSecond(times.getFirst().getEpochSecond());
        long length = Duration.between(from, times.getLast()).toSeconds() / mostBuckets + 1;
        int count = (int) (Duration.between(from, times.getLast()).toSeconds() / length) + 1;
        return new CampaignActivity(
                length,
                IntStream.range(0, count)
                        .mapToObj(index -> from.plusSeconds(index * length))
                        .map(start -> bucket(callsOf(token, campaignId).toList(), start, length))
                        .toList());
    }

    private static CampaignActivity.Bucket bucket(
            List<CallWithTimeline> calls, Instant start, long length) {
        var end = start.plusSeconds(length);
        return new CampaignActivity.Bucket(
                start,
                count(calls, CallWithTimeline::createdAt, start, end),
                count(calls, CallWithTimeline::answeredAt, start, end),
                count(calls, CallWithTimeline::createdAt, Instant.MIN, end)
                        - count(calls, CallWithTimeline::endedAt, Instant.MIN, end));
    }

    private static long count(
            List<CallWithTimeline> calls,
            Function<CallWithTimeline, @Nullable Instant> time,
            Instant from,
            Instant to) {
        return calls.stream()
                .flatMap(call -> Stream.ofNullable(time.apply(call)))
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .count();
    }

    @Override
    public Optional<CallWithTimeline> call(String token, String callId) {
        return all(token).filter(call -> call.id().equals(callId)).findFirst();
    }

    @Override
    public MonthlyUsage usage(String token, YearMonth month) {
        var sum = sum(month, null, endedIn(token, month).toList());
        return new MonthlyUsage(sum.month(), sum.calls(), sum.answeredCalls(), sum.totalSeconds());
    }

    @Override
    public CampaignUsagePage usageByCampaign(String token, YearMonth month, PagePosition position) {
        Map<String, List<CallWithTimeline>> byCampaign =
                endedIn(token, month)
                        .collect(
                                groupingBy(
                                        call -> Objects.requireNonNullElse(call.campaignId(), ""),
                                        TreeMap::new,
                                        java.util.stream.Collectors.toList()));
        var sums =
                byCampaign.entrySet().stream()
                        .map(it ->
                                sum(
                                        month,
                                        it.getKey().isEmpty() ? null : it.getKey(),
                                        it.getValue()))
                        .toList();
        var page = page(sums, sum -> String.valueOf(sum.campaignId()), position);
        return new CampaignUsagePage(page.items(), page.next());
    }

    private static CampaignUsage sum(
            YearMonth month, @Nullable String campaignId, List<CallWithTimeline> calls) {
        return new CampaignUsage(
                month.toString(),
                campaignId,
                calls.size(),
                calls.stream().filter(call -> call.answeredAt() != null).count(),
                calls.stream()
                        .mapToLong(call -> Objects.requireNonNullElse(call.durationSeconds(), 0))
                        .sum());
    }

    private Stream<CallWithTimeline> endedIn(String token, YearMonth month) {
        return all(token)
                .filter(call ->
                        call.endedAt() != null
                                && YearMonth.from(call.endedAt().atZone(ZoneOffset.UTC))
                                        .equals(month));
    }

    private Stream<CallWithTimeline> callsOf(String token, String campaignId) {
        return all(token).filter(call -> campaignId.equals(call.campaignId()));
    }

    private Stream<CallWithTimeline> all(String token) {
        if (away) {
            throw new UnavailableException("The call log does not answer; try again.");
        }
        if (refuses) {
            throw new InvalidRequestException("month", "is none");
        }
        return known.stream().filter(it -> it.token().equals(token)).map(Known::call);
    }

    private static void requireWord(String field, @Nullable String word) {
        boolean isOne = Stream.of(CallStatus.values()).anyMatch(status -> is(word, status.name()));
        if (!isOne && !"RAW".equals(word)) {
            throw new InvalidRequestException(field, "must be a status");
        }
    }

    private static boolean is(@Nullable String wanted, @Nullable String value) {
        return wanted == null || wanted.isBlank() || wanted.equals(value);
    }

    private static boolean lies(Instant time, @Nullable String from, @Nullable String to) {
        return (from == null || !time.isBefore(time("from", from)))
                && (to == null || time.isBefore(time("to", to)));
    }

    private static Instant time(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidRequestException(field, "must be a time");
        }
    }

    private record Part<T>(List<T> items, @Nullable String next) {}

    private static <T> Part<T> page(List<T> all, Function<T, String> id, PagePosition position) {
        var ids = all.stream().map(id).toList();
        int start = position.cursor() == null ? 0 : ids.indexOf(position.cursor()) + 1;
        int end = Math.min(all.size(), start + position.limit());
        return new Part<>(all.subList(start, end), end < all.size() ? ids.get(end - 1) : null);
    }

    private static LoggedCall withoutTimeline(CallWithTimeline call) {
        return new LoggedCall(
                call.id(),
                call.campaignId(),
                call.leadId(),
                call.leadName(),
                call.phoneNumber(),
                call.status(),
                call.reason(),
                call.provider(),
                call.providerCallId(),
                call.createdAt(),
                call.dialedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.durationSeconds(),
                call.attempt(),
                call.answeredBy(),
                call.direction(),
                call.ourNumber(),
                call.returnsCallId(),
                call.matchedBy());
    }
}
