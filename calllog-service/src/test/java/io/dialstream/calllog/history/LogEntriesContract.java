package io.dialstream.calllog.history;

import static io.dialstream.calllog.testing.ToldCall.inCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.testing.ToldCall;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.paging.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every kind of {@link LogEntries} does. */
public abstract class LogEntriesContract {

    private static final ToldCall TOLD = inCampaign("c1", "k1");

    private final LogEntries entries;

    /** On an empty one. */
    protected LogEntriesContract(LogEntries entries) {
        this.entries = entries;
    }

    @Test
    void givesBackEntriesAsTheyWere() {
        var all =
                List.of(
                        entry(TOLD, TOLD.initiated(), 1),
                        entry(TOLD, TOLD.completed(17), 2),
                        entry(TOLD, TOLD.unknownWord("parked", 7), 3));

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
        var entry = withData(entry(TOLD, TOLD.ringing(), 1), data);

        entries.addAll(List.of(entry));

        var found = entries.ofCall("alice", "c1").getFirst().data();
        assertThat(List.copyOf(found.entrySet())).isEqualTo(List.copyOf(data.entrySet()));
    }

    @Test
    void keepsTheFirstOfAnIdAndAddsTheOthers() {
        var first = entry(TOLD, TOLD.dialing(), 1);
        entries.addAll(List.of(first));

        entries.addAll(
                List.of(
                        entry(TOLD, TOLD.initiated(), 2),
                        entry(TOLD, TOLD.dialing(), 3),
                        entry(TOLD, TOLD.ringing(), 4)));

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
                        entry(TOLD, TOLD.ringing(), 1),
                        entry(TOLD, TOLD.initiated(), 2),
                        entry(TOLD, TOLD.dialing(), 3)));
        add(inCampaign("elsewhere", "k2"));
        add(ToldCall.outsideCampaigns("single"));

        assertThat(ids(null, null, null))
                .containsExactly("c1:RINGING", "c1:DIALING", "c1:INITIATED");
    }

    @Test
    void listsWhatIsAskedFor() {
        entries.addAll(
                List.of(
                        entry(TOLD, TOLD.initiated(), 1),
                        entry(TOLD, TOLD.unknownWord("parked", 7), 2)));
        add(inCampaign("c2", "k1"));

        assertThat(ids(LogEvent.RAW, null, null)).containsExactly("c1:raw:parked:7");
        assertThat(ids(null, "c2", null)).containsExactly("c2:INITIATED");
        assertThat(ids(LogEvent.INITIATED, "c1", ToldCall.LEAD)).containsExactly("c1:INITIATED");
        assertThat(ids(null, null, "another lead")).isEmpty();
    }

    @Test
    void showsAUserNobodyElsesEntries() {
        add(TOLD);

        var bobs = new LogQuery("bob", "k1", null, null, null, PageRequest.of(null, null));
        assertThat(entries.list(bobs).items()).isEmpty();
        assertThat(entries.ofCall("bob", "c1")).isEmpty();
    }

    @Test
    void goesOnAfterACursorWhateverIsAddedMeanwhile() {
        List.of("c1", "c2", "c3").forEach(callId -> add(inCampaign(callId, "k1")));
        var first = entries.list(query(null, null, null, PageRequest.of(2, null)));
        add(inCampaign("c4", "k1"));

        var second = entries.list(query(null, null, null, PageRequest.of(2, first.nextCursor())));

        assertThat(first.items())
                .extracting(LogEntry::id)
                .containsExactly("c3:INITIATED", "c2:INITIATED");
        assertThat(second.items()).extracting(LogEntry::id).containsExactly("c1:INITIATED");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void endsALastPageThatIsFull() {
        entries.addAll(List.of(entry(TOLD, TOLD.initiated(), 1), entry(TOLD, TOLD.dialing(), 2)));

        assertThat(entries.list(query(null, null, null, PageRequest.of(2, null))).nextCursor())
                .isNull();
    }

    private void add(ToldCall told) {
        entries.addAll(List.of(entry(told, told.initiated(), 1)));
    }

    private static LogEntry entry(ToldCall told, CallStatusChanged event, long offset) {
        return LogEntry.of(event, Call.initiated(told.initiated(), 0).callee(), offset);
    }

    private static LogEntry withData(LogEntry entry, Map<String, String> data) {
        return new LogEntry(
                entry.id(),
                entry.callee(),
                entry.event(),
                entry.timestamp(),
                entry.occurredAt(),
                entry.details(),
                data,
                entry.durationSeconds(),
                entry.voipProvider(),
                entry.offset());
    }

    private List<String> ids(
            @Nullable LogEvent event, @Nullable String callId, @Nullable String leadId) {
        var query = query(event, callId, leadId, PageRequest.of(null, null));
        return entries.list(query).items().stream().map(LogEntry::id).toList();
    }

    private static LogQuery query(
            @Nullable LogEvent event,
            @Nullable String callId,
            @Nullable String leadId,
            PageRequest page) {
        return new LogQuery("alice", "k1", event, callId, leadId, page);
    }
}
