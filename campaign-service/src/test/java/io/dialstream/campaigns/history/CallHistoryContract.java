package io.dialstream.campaigns.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every kind of {@link CallHistory} does. */
public abstract class CallHistoryContract {

    private static final String ANN = "ann-key";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant START = Instant.parse("2026-11-22T16:00:00Z");
    private static final PagePosition ALL = PagePosition.first();

    private final InMemoryCallHistory behind = new InMemoryCallHistory();
    private final CallHistory history;

    /**
     * @param door to what a call log knows
     */
    protected CallHistoryContract(Function<InMemoryCallHistory, CallHistory> door) {
        this.history = door.apply(behind);
    }

    private final CallWithTimeline talked = call("c1", "k&1", CallStatus.COMPLETED, null, 0);
    private final CallWithTimeline busy = call("c 2é", "k&1", CallStatus.MISSED, "BUSY", 60);

    private final CallWithTimeline incoming =
            new CallWithTimeline(
                    "in-1",
                    null,
                    null,
                    null,
                    null,
                    CallStatus.RINGING,
                    null,
                    "twilio",
                    "CA-1",
                    START.plusSeconds(300),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    CallDirection.INBOUND,
                    "+15005550006",
                    null,
                    CallMatch.NONE,
                    List.of());

    @BeforeEach
    void haveCalls() {
        behind.add(ANN, talked);
        behind.add(ANN, busy);
        behind.add(ANN, call("single", null, CallStatus.COMPLETED, null, 5));
        behind.add(ANN, call("ringing", "k2", CallStatus.RINGING, null, 0));
        behind.add("bob-key", call("bobs", "k&1", CallStatus.COMPLETED, null, 0));
    }

    @Test
    void listsEntriesNewestFirst() {
        assertThat(history.entries(ANN, "k&1", LogFilter.ALL, ALL))
                .isEqualTo(
                        new CallLogPage(
                                List.of(
                                        busy.timeline().get(1),
                                        busy.timeline().get(0),
                                        talked.timeline().get(1),
                                        talked.timeline().get(0)),
                                null));
    }

    @Test
    void listsEntriesThatMatchEveryPartOfAFilter() {
        var end = busy.timeline().get(1);
        var at = end.timestamp().toString();
        var after = end.timestamp().plusSeconds(1).toString();

        assertThat(entries(new LogFilter("MISSED", "", null, null, null, null, null)))
                .containsExactly(end);
        assertThat(
                        entries(
                                new LogFilter(
                                        "MISSED",
                                        busy.id(),
                                        busy.leadId(),
                                        null,
                                        "BUSY",
                                        at,
                                        after)))
                .containsExactly(end);
        assertThat(entries(new LogFilter(null, null, null, busy.phoneNumber(), null, at, null)))
                .containsExactly(end);
        assertThat(entries(new LogFilter(null, talked.id(), null, null, null, null, null)))
                .hasSize(2);
        assertThat(entries(new LogFilter(null, null, "nobody", null, null, null, null))).isEmpty();
        assertThat(entries(new LogFilter(null, null, null, "+14155550199", null, null, null)))
                .isEmpty();
        assertThat(entries(new LogFilter(null, null, null, null, "SIP_404", null, null))).isEmpty();
        assertThat(entries(new LogFilter(null, null, null, null, null, after, null))).isEmpty();
        assertThat(entries(new LogFilter(null, null, null, null, null, null, at))).hasSize(3);
    }

    @Test
    void listsCallsThatMatchEveryPartOfAFilter() {
        var at = busy.createdAt().toString();

        assertThat(calls(CallFilter.ALL)).containsExactly(busy.id(), talked.id());
        assertThat(calls(CallFilter.of(CallStatus.MISSED))).containsExactly(busy.id());
        assertThat(calls(new CallFilter(null, busy.leadId(), null, null, null, null)))
                .containsExactly(busy.id());
        assertThat(calls(new CallFilter(null, null, busy.phoneNumber(), null, null, null)))
                .containsExactly(busy.id());
        assertThat(calls(new CallFilter(null, null, null, "BUSY", at, null)))
                .containsExactly(busy.id());
        assertThat(calls(new CallFilter(null, null, null, null, null, at)))
                .containsExactly(talked.id());
    }

    @Test
    void listsCallsOfWhateverCampaign() {
        var at = busy.createdAt().toString();
        behind.add(ANN, incoming);

        assertThat(allCalls(AllCallsFilter.ALL))
                .hasSize(5)
                .startsWith(incoming.id(), busy.id())
                .contains("single", "ringing")
                .doesNotContain("bobs");
        assertThat(allCalls(new AllCallsFilter("INBOUND", "", "", null, null)))
                .containsExactly(incoming.id());
        assertThat(allCalls(new AllCallsFilter("OUTBOUND", "MISSED", busy.phoneNumber(), at, null)))
                .containsExactly(busy.id());
        assertThat(allCalls(new AllCallsFilter(null, null, null, null, at)))
                .doesNotContain(incoming.id(), busy.id());
        var first = history.calls(ANN, AllCallsFilter.ALL, new PagePosition(1, null));
        assertThat(
                        history.calls(
                                        ANN,
                                        AllCallsFilter.ALL,
                                        new PagePosition(1, first.nextCursor()))
                                .items())
                .extracting(LoggedCall::id)
                .containsExactly(busy.id());
    }

    /** Of a caller who does not show the number, and whose call is found to return none. */
    @Test
    void showsACallThatCameIn() {
        behind.add(ANN, incoming);

        assertThat(history.call(ANN, incoming.id())).contains(incoming);
        assertThat(
                        history.calls(
                                        ANN,
                                        new AllCallsFilter("INBOUND", null, null, null, null),
                                        ALL)
                                .items())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.phoneNumber()).isNull();
                    assertThat(call.leadId()).isNull();
                    assertThat(call.attempt()).isNull();
                    assertThat(call.ourNumber()).isEqualTo("+15005550006");
                    assertThat(call.matchedBy()).isEqualTo(CallMatch.NONE);
                });
    }

    private List<String> allCalls(AllCallsFilter filter) {
        return history.calls(ANN, filter, ALL).items().stream().map(LoggedCall::id).toList();
    }

    @Test
    void goesOnAfterACursor() {
        var first = history.calls(ANN, "k&1", CallFilter.ALL, new PagePosition(1, null));
        var second =
                history.calls(ANN, "k&1", CallFilter.ALL, new PagePosition(1, first.nextCursor()));

        assertThat(first.items()).extracting(LoggedCall::id).containsExactly(busy.id());
        assertThat(second.items()).extracting(LoggedCall::id).containsExactly(talked.id());
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void showsACallWhateverItsId() {
        assertThat(history.call(ANN, busy.id())).contains(busy);
        assertThat(history.call(ANN, "unknown")).isEmpty();
        assertThat(history.call(ANN, "{id}")).isEmpty();
    }

    @Test
    void showsAUserNobodyElsesCalls() {
        assertThat(history.call(ANN, "bobs")).isEmpty();
        assertThat(history.calls("bob-key", "k&1", CallFilter.ALL, ALL).items())
                .extracting(LoggedCall::id)
                .containsExactly("bobs");
        assertThat(history.entries("bob-key", "k2", LogFilter.ALL, ALL).items()).isEmpty();
    }

    @Test
    void addsUpUsage() {
        assertThat(history.usage(ANN, NOVEMBER)).isEqualTo(new MonthlyUsage("2026-11", 3, 2, 34));
        assertThat(history.usage(ANN, NOVEMBER.plusMonths(1)))
                .isEqualTo(new MonthlyUsage("2026-12", 0, 0, 0));
    }

    @Test
    void addsUpUsageByCampaignPageByPage() {
        var first = history.usageByCampaign(ANN, NOVEMBER, new PagePosition(1, null));
        var second =
                history.usageByCampaign(ANN, NOVEMBER, new PagePosition(1, first.nextCursor()));

        assertThat(first.items()).containsExactly(new CampaignUsage("2026-11", null, 1, 1, 17));
        assertThat(second.items()).containsExactly(new CampaignUsage("2026-11", "k&1", 2, 1, 17));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void showsEveryCallInItsActivity() {
        var buckets = history.activity(ANN, "k&1", 10).buckets();

        assertThat(buckets).hasSizeBetween(2, 10);
        assertThat(buckets).extracting(CampaignActivity.Bucket::started).contains(1L);
        assertThat(buckets.stream().mapToLong(CampaignActivity.Bucket::started).sum()).isEqualTo(2);
        assertThat(buckets.stream().mapToLong(CampaignActivity.Bucket::answered).sum())
                .isEqualTo(1);
        assertThat(buckets.getFirst().live()).isEqualTo(1);
        assertThat(buckets.getLast().live()).isZero();
        assertThat(history.activity(ANN, "none", 10).buckets()).isEmpty();
    }

    @Test
    void namesWhatItCannotRead() {
        var parked = new LogFilter("PARKED", null, null, null, null, null, null);
        assertThatThrownBy(() -> history.entries(ANN, "k&1", parked, ALL))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.fields().getFirst().field()).isEqualTo("event"));
        var yesterday = new CallFilter(null, null, null, null, "yesterday", null);
        assertThatThrownBy(() -> history.calls(ANN, "k&1", yesterday, ALL))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.fields().getFirst().field()).isEqualTo("from"));
    }

    @Test
    void saysSoWhenTheCallLogIsAway() {
        behind.goAway();

        assertThatThrownBy(() -> history.calls(ANN, "k&1", CallFilter.ALL, ALL))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> history.call(ANN, "c1")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> history.usage(ANN, NOVEMBER))
                .isInstanceOf(UnavailableException.class);
    }

    private List<CallLogEntry> entries(LogFilter filter) {
        return history.entries(ANN, "k&1", filter, ALL).items();
    }

    private List<String> calls(CallFilter filter) {
        return history.calls(ANN, "k&1", filter, ALL).items().stream().map(LoggedCall::id).toList();
    }

    private static CallWithTimeline call(
            String id,
            @Nullable String campaignId,
            CallStatus status,
            @Nullable String reason,
            int second) {
        var start = START.plusSeconds(second);
        boolean answered = status == CallStatus.COMPLETED;
        return new CallWithTimeline(
                id,
                campaignId,
                "lead of " + id,
                "Ada & Söhne",
                "+1415555010" + id.length() % 10,
                status,
                reason,
                "twilio",
                "CA-" + id,
                start,
                start.plusSeconds(1),
                answered ? start.plusSeconds(3) : null,
                status.isFinal() ? start.plusSeconds(20) : null,
                answered ? 17 : null,
                1,
                answered ? AnsweredBy.HUMAN : null,
                CallDirection.OUTBOUND,
                null,
                null,
                null,
                List.of(
                        entry(id, campaignId, "INITIATED", start),
                        entry(id, campaignId, status.name(), start.plusSeconds(20))));
    }

    private static CallLogEntry entry(
            String callId, @Nullable String campaignId, String event, Instant at) {
        return new CallLogEntry(
                callId + ":" + event,
                callId,
                campaignId,
                "lead of " + callId,
                "Ada & Söhne",
                "+1415555010" + callId.length() % 10,
                event,
                at,
                "A sentence.",
                Map.of("CallStatus", event),
                null,
                "twilio",
                1);
    }
}
