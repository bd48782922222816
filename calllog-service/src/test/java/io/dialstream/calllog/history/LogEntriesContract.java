package io.dialstream.calllog.history;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static io.dialstream.calllog.testing.Filters.between;
import static io.dialstream.calllog.testing.Filters.ofLead;
import static io.dialstream.calllog.testing.Filters.ofNumber;
import static io.dialstream.calllog.testing.Filters.withReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.call.ListFilter;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.paging.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every kind of {@link LogEntries} does. */
public abstract class LogEntriesContract {

    private static final CallEvents EVENTS = inCampaign("c1", "k1");

    private final LogEntries entries;

    /** On an empty one. */
    protected LogEntriesContract(LogEntries entries) {
        this.entries = entries;
    }

    @Test
    void givesBackEntriesAsTheyWere() {
        var all =
                List.of(
                        entry(EVENTS, EVENTS.initiated(), 1),
                        entry(EVENTS, EVENTS.completed(17), 2),
                        entry(EVENTS, EVENTS.unknownWord("parked", 7), 3));

        entries.addAll(all);

        assertThat(entries.ofCall("alice", "c1")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void keepsTheProvidersFieldsWhateverTheirNamesAndInTheirOrder() {
        var data = new LinkedHashMap<String, String>();
        data.put("z.dotted", "1");
        data.put("$dollar", "2");
        data.put("", "");
        data.put("_id", "4");
        var entry = withData(entry(EVENTS, EVENTS.ringing(), 1), data);

        entries.addAll(List.of(entry));

        var found = entries.ofCall("alice", "c1").getFirst().data();
        assertThat(List.copyOf(found.entrySet())).isEqualTo(List.copyOf(data.entrySet()));
    }

    @Test
    void keepsTheFirstOfAnIdAndAddsTheOthers() {
        var first = entry(EVENTS, EVENTS.dialing(), 1);
        entries.addAll(List.of(first));

        entries.addAll(
                List.of(
                        entry(EVENTS, EVENTS.initiated(), 2),
                        entry(EVENTS, EVENTS.dialing(), 3),
                        entry(EVENTS, EVENTS.ringing(), 4)));

        assertThat(entries.ofCall("alice", "c1"))
                .hasSize(3)
                .contains(first)
                .extracting(LogEntry::offset)
                .containsExactlyInAnyOrder(1L, 2L, 4L);
    }

    @Test
    void addsNothingOutOfNothing() {
        entries.addAll(List.of());

        assertThat(entries.ofCall("alice", "c1")).isEmpty();
    }

    @Test
    void listsACampaignsEntriesNewestFirst() {
        entries.addAll(
                List.of(
                        entry(EVENTS, EVENTS.ringing(), 1),
                        entry(EVENTS, EVENTS.initiated(), 2),
                        entry(EVENTS, EVENTS.dialing(), 3)));
        add(inCampaign("elsewhere", "k2"));
        add(CallEvents.outsideCampaigns("single"));

        assertThat(ids(null, null)).containsExactly("c1:RINGING", "c1:DIALING", "c1:INITIATED");
    }

    @Test
    void listsWhatIsAskedFor() {
        entries.addAll(
                List.of(
                        entry(EVENTS, EVENTS.initiated(), 1),
                        entry(EVENTS, EVENTS.unknownWord("parked", 7), 2)));
        add(inCampaign("c2", "k1"));

        assertThat(ids(LogEvent.RAW, null)).containsExactly("c1:raw:parked:7");
        assertThat(ids(null, "c2")).containsExactly("c2:INITIATED");
        assertThat(ids(LogEvent.INITIATED, "c1")).containsExactly("c1:INITIATED");
    }

    @Test
    void listsEntriesOfALeadOrANumber() {
        var other = inCampaign("c2", "k1").to("crm-2", "+15005550018");
        add(EVENTS);
        add(other);

        assertThat(ids(ofLead("crm-2"))).containsExactly("c2:INITIATED");
        assertThat(ids(ofLead("nobody"))).isEmpty();
        assertThat(ids(ofNumber("+15005550018"))).containsExactly("c2:INITIATED");
        assertThat(ids(ofNumber("+15005550019"))).isEmpty();
    }

    @Test
    void listsEntriesThatTellAReason() {
        entries.addAll(
                List.of(
                        entry(EVENTS, EVENTS.initiated(), 1),
                        entry(EVENTS, EVENTS.reached(CallStatus.MISSED), 2)));

        assertThat(ids(withReason("BUSY"))).containsExactly("c1:MISSED");
        assertThat(ids(withReason("SIP_404"))).isEmpty();
    }

    @Test
    void listsEntriesFromATimeUpToAnother() {
        entries.addAll(
                List.of(
                        entry(EVENTS, EVENTS.initiated(), 1),
                        entry(EVENTS, EVENTS.dialing(), 2),
                        entry(EVENTS, EVENTS.ringing(), 3)));
        var dialing = EVENTS.recorded(CallStatus.DIALING);
        var ringing = EVENTS.recorded(CallStatus.RINGING);

        assertThat(ids(between(dialing, ringing))).containsExactly("c1:DIALING");
        assertThat(ids(between(ringing, null))).containsExactly("c1:RINGING");
        assertThat(ids(between(null, dialing))).containsExactly("c1:INITIATED");
    }

    @Test
    void goesOnWithTheSameFilterAfterACursor() {
        List.of("c1", "c2", "c3", "c4").forEach(callId -> add(inCampaign(callId, "k1")));
        add(inCampaign("c25", "k1").to("crm-2", "+15005550018"));
        var filter =
                new ListFilter(CallEvents.LEAD, CallEvents.NUMBER, null, CallEvents.START, null);

        var first = entries.list(query(null, null, filter, PageRequest.of(2, null)));
        var next = PageRequest.of(2, first.nextCursor());
        var second = entries.list(query(null, null, filter, next));

        assertThat(first.items())
                .extracting(LogEntry::id)
                .containsExactly("c4:INITIATED", "c3:INITIATED");
        assertThat(second.items())
                .extracting(LogEntry::id)
                .containsExactly("c2:INITIATED", "c1:INITIATED");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void showsAUserNobodyElsesEntries() {
        add(EVENTS);

        var bobs =
                new LogQuery("bob", "k1", null, null, ListFilter.ALL, PageRequest.of(null, null));
        assertThat(entries.list(bobs).items()).isEmpty();
        assertThat(entries.ofCall("bob", "c1")).isEmpty();
    }

    @Test
    void goesOnAfterACursorWhateverIsAddedMeanwhile() {
        List.of("c1", "c2", "c3").forEach(callId -> add(inCampaign(callId, "k1")));
        var first = entries.list(query(null, null, ListFilter.ALL, PageRequest.of(2, null)));
        add(inCampaign("c4", "k1"));

        var second =
                entries.list(
                        query(null, null, ListFilter.ALL, PageRequest.of(2, first.nextCursor())));

        assertThat(first.items())
                .extracting(LogEntry::id)
                .containsExactly("c3:INITIATED", "c2:INITIATED");
        assertThat(second.items()).extracting(LogEntry::id).containsExactly("c1:INITIATED");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void endsALastPageThatIsFull() {
        entries.addAll(
                List.of(entry(EVENTS, EVENTS.initiated(), 1), entry(EVENTS, EVENTS.dialing(), 2)));

        assertThat(
                        entries.list(query(null, null, ListFilter.ALL, PageRequest.of(2, null)))
                                .nextCursor())
                .isNull();
    }

    @Test
    void listsWhatHappenedToACallbackWithTheCampaignAndTheLeadThatItReturns() {
        var back = aCallback("back", "+15005550006");
        var placed = SampleCalls.callAfter(EVENTS.initiated());
        var caller = SampleCalls.aCallback(back, CallMatch.NUMBER, placed).callee();
        var stranger = SampleCalls.aCallback(aCallback("nobody", "+15005550006").by(null)).callee();
        var ringing = LogEntry.of(Incoming.callback(back.ringing()), caller, 1);
        var completed = LogEntry.of(Incoming.callback(back.completed(9)), caller, 2);
        var unknown =
                LogEntry.of(
                        Incoming.callback(aCallback("nobody", "+15005550006").by(null).ringing()),
                        stranger,
                        3);
        entries.addAll(List.of(ringing, completed, unknown));

        assertThat(entries.ofCall("alice", back.callId()))
                .containsExactlyInAnyOrder(ringing, completed);
        assertThat(entries.ofCall("alice", stranger.callId())).containsExactly(unknown);
        assertThat(ids(ofLead(CallEvents.LEAD))).containsExactly(completed.id(), ringing.id());
        assertThat(ids(LogEvent.RINGING, null)).containsExactly(ringing.id());
    }

    private void add(CallEvents events) {
        entries.addAll(List.of(entry(events, events.initiated(), 1)));
    }

    private static LogEntry entry(CallEvents events, CallStatusChanged event, long offset) {
        return LogEntry.of(event, Call.initiated(events.initiated(), 0).callee(), offset);
    }

    private static LogEntry withData(LogEntry entry, Map<String, String> data) {
        return new LogEntry(
                entry.id(),
                entry.callee(),
                entry.event(),
                entry.timestamp(),
                entry.occurredAt(),
                entry.details(),
                entry.reason(),
                data,
                entry.durationSeconds(),
                entry.voipProvider(),
                entry.offset());
    }

    private List<String> ids(@Nullable LogEvent event, @Nullable String callId) {
        return ids(query(event, callId, ListFilter.ALL, PageRequest.of(null, null)));
    }

    private List<String> ids(ListFilter filter) {
        return ids(query(null, null, filter, PageRequest.of(null, null)));
    }

    private List<String> ids(LogQuery query) {
        return entries.list(query).items().stream().map(LogEntry::id).toList();
    }

    private static LogQuery query(
            @Nullable LogEvent event,
            @Nullable String callId,
            ListFilter filter,
            PageRequest page) {
        return new LogQuery("alice", "k1", event, callId, filter, page);
    }
}
