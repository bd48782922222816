package io.dialstream.calllog.call;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static io.dialstream.calllog.call.SampleCalls.aCallThat;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static io.dialstream.calllog.testing.Filters.between;
import static io.dialstream.calllog.testing.Filters.ofLead;
import static io.dialstream.calllog.testing.Filters.ofNumber;
import static io.dialstream.calllog.testing.Filters.withReason;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of {@link Calls} does. */
public abstract class CallsContract {

    private static final String OURS = "+15005550006";

    private final Calls calls;

    /** On an empty one. */
    protected CallsContract(Calls calls) {
        this.calls = calls;
    }

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void givesBackACallAsItWas(CallStatus status) {
        var call = aCallThat(status);

        calls.saveAll(List.of(call));

        assertThat(calls.findAll(Set.of(call.id(), "unknown"))).containsOnly(entry(call));
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhoHasAnswered(AnsweredBy whom) {
        var call =
                SampleCalls.callAfter(
                        EVENTS.initiated(),
                        EVENTS.answered(),
                        EVENTS.instructedAfter(Duration.ofMillis(137)),
                        EVENTS.verdict(whom));

        calls.saveAll(List.of(call));

        assertThat(calls.findAll(Set.of(call.id()))).containsOnly(entry(call));
    }

    @Test
    void givesBackACallOutsideCampaigns() {
        var single = CallEvents.outsideCampaigns("single");
        var call = SampleCalls.callAfter(single.initiated(), single.refusedCredentials());

        calls.saveAll(List.of(call));

        assertThat(calls.find("alice", "single")).contains(call);
    }

    @Test
    void findsNothingWhereNothingIs() {
        calls.saveAll(List.of());

        assertThat(calls.findAll(Set.of())).isEmpty();
        assertThat(calls.findAll(Set.of("unknown"))).isEmpty();
    }

    @Test
    void replacesWhatKnowsLess() {
        var early = SampleCalls.callAfter(EVENTS.initiated());
        var late = early.after(EVENTS.ringing(), 20);

        calls.saveAll(List.of(early));
        calls.saveAll(List.of(late));

        assertThat(calls.findAll(Set.of(late.id()))).containsOnly(entry(late));
    }

    @Test
    void keepsWhatKnowsMoreAndStoresTheOthersOfTheSave() {
        var early = SampleCalls.callAfter(EVENTS.initiated());
        var late = early.after(EVENTS.ringing(), 20);
        var other = aCallThat(CallStatus.MISSED, CallEvents.inCampaign("other", "k1"));
        var another = aCallThat(CallStatus.MISSED, CallEvents.inCampaign("another", "k1"));
        calls.saveAll(List.of(late));

        calls.saveAll(List.of(other, early, another));

        assertThat(calls.findAll(Set.of(late.id(), "other", "another")))
                .containsOnly(entry(late), entry(other), entry(another));
    }

    @Test
    void addsCallsAndTreatsThoseThatAreThereAsChanged() {
        var early = SampleCalls.callAfter(EVENTS.initiated());
        var late = early.after(EVENTS.ringing(), 20);
        var other = aCallThat(CallStatus.MISSED, CallEvents.inCampaign("other", "k1"));
        calls.addAll(List.of());
        calls.addAll(List.of(early, other));

        calls.addAll(List.of(other, late));
        calls.addAll(List.of(early));

        assertThat(calls.findAll(Set.of(late.id(), "other")))
                .containsOnly(entry(late), entry(other));
    }

    @Test
    void isNotDisturbedByARepeatedSave() {
        var call = aCallThat(CallStatus.RINGING);

        calls.saveAll(List.of(call));
        calls.saveAll(List.of(call));

        assertThat(calls.findAll(Set.of(call.id()))).containsOnly(entry(call));
    }

    @Test
    void showsAUserNobodyElsesCall() {
        var call = aCallThat(CallStatus.RINGING);
        calls.saveAll(List.of(call));

        assertThat(calls.find("alice", call.id())).contains(call);
        assertThat(calls.find("bob", call.id())).isEmpty();
        assertThat(idsOf("bob", null)).isEmpty();
    }

    @Test
    void listsACampaignsCallsNewestFirst() {
        saveCallsOfSeconds(1, 3, 2);
        calls.saveAll(
                List.of(aCallThat(CallStatus.RINGING, CallEvents.inCampaign("elsewhere", "k2"))));

        assertThat(idsOf("alice", null)).containsExactly("c2", "c1", "c0");
    }

    @Test
    void listsCallsOfAStatus() {
        saveCallsOfSeconds(1);
        calls.saveAll(List.of(aCallThat(CallStatus.MISSED, CallEvents.inCampaign("missed", "k1"))));

        assertThat(idsOf("alice", CallStatus.MISSED)).containsExactly("missed");
    }

    @Test
    void listsCallsOfALeadOrANumber() {
        saveCallsOfSeconds(1);
        var other = CallEvents.inCampaign("other", "k1").to("crm-2", "+15005550018");
        calls.saveAll(List.of(aCallThat(CallStatus.RINGING, other)));

        assertThat(idsOf(ofLead("crm-2"))).containsExactly("other");
        assertThat(idsOf(ofNumber("+15005550018"))).containsExactly("other");
        assertThat(idsOf(ofLead("nobody"))).isEmpty();
    }

    @Test
    void listsCallsThatEndedForAReason() {
        saveCallsOfSeconds(1);
        calls.saveAll(List.of(aCallThat(CallStatus.MISSED, CallEvents.inCampaign("missed", "k1"))));

        assertThat(idsOf(withReason("BUSY"))).containsExactly("missed");
        assertThat(idsOf(withReason("SIP_404"))).isEmpty();
    }

    @Test
    void listsCallsCreatedFromATimeUpToAnother() {
        saveCallsOfSeconds(1, 2, 3);
        var second =
                callAfter("any", CallEvents.START.plusSeconds(2)).recorded(CallStatus.INITIATED);

        assertThat(idsOf(between(second, second.plusMillis(1)))).containsExactly("c1");
        assertThat(idsOf(between(second, null))).containsExactly("c2", "c1");
        assertThat(idsOf(between(null, second))).containsExactly("c0");
    }

    @Test
    void givesBackACallThatCameIn() {
        var placed = aCallThat(CallStatus.COMPLETED);
        for (var how : CallMatch.values()) {
            var events = aCallback("by " + how, OURS);
            var returned = how == CallMatch.NONE ? null : placed;
            var call = SampleCalls.aCallback(events, how, returned);
            var ended = call.after(Incoming.callback(events.completed(8)), 20);

            calls.addAll(List.of(call));
            assertThat(calls.findAll(Set.of(call.id()))).containsOnly(entry(call));
            calls.saveAll(List.of(ended));
            assertThat(calls.find("alice", call.id())).contains(ended);
        }
    }

    @Test
    void givesBackAnAnonymousCall() {
        var call = SampleCalls.aCallback(aCallback("nobody", OURS).by(null));

        calls.addAll(List.of(call));

        assertThat(calls.find("alice", call.id())).contains(call);
    }

    @Test
    void givesBackTheNumberThatACallCameFrom() {
        var call = SampleCalls.callAfter(EVENTS.initiated().from(new PhoneNumber(OURS)));

        calls.saveAll(List.of(call));

        assertThat(calls.findAll(Set.of(call.id()))).containsOnly(entry(call));
    }

    @Test
    void listsAUsersCallsWhereverTheyComeFromAndGoTo() {
        saveCallsOfSeconds(1, 2);
        var elsewhere = aCallThat(CallStatus.RINGING, CallEvents.inCampaign("elsewhere", "k2"));
        var single = aCallThat(CallStatus.RINGING, CallEvents.outsideCampaigns("single"));
        var back = saveACallback();
        calls.saveAll(List.of(elsewhere, single));
        calls.saveAll(
                List.of(
                        aCallThat(
                                CallStatus.RINGING,
                                CallEvents.inCampaign("bobs", "k1").of("bob"))));

        assertThat(idsOf(null, null, ListFilter.ALL))
                .containsExactly(back.id(), "c1", "c0", "single", "elsewhere");
        assertThat(idsOf(null, CallDirection.INBOUND, ListFilter.ALL)).containsExactly(back.id());
        assertThat(idsOf(null, CallDirection.OUTBOUND, ListFilter.ALL))
                .containsExactly("c1", "c0", "single", "elsewhere");
        assertThat(idsOf(null, CallDirection.INBOUND, ofNumber("+15005550018"))).isEmpty();
        assertThat(idsOf(null, null, ofNumber(CallEvents.NUMBER.e164()))).hasSize(5);
    }

    /** It was not placed by the campaign. */
    @Test
    void listsNoCallbackInTheCampaignThatItReturns() {
        saveCallsOfSeconds(1);
        saveACallback();

        assertThat(idsOf("alice", null)).containsExactly("c0");
        assertThat(idsOf(ofLead(CallEvents.LEAD))).containsExactly("c0");
    }

    private Call saveACallback() {
        var back =
                SampleCalls.aCallback(
                        aCallback("back", OURS),
                        CallMatch.NUMBER,
                        aCallThat(CallStatus.RINGING, CallEvents.inCampaign("c0", "k1")));
        calls.addAll(List.of(back));
        return back;
    }

    @Test
    void findsTheLastCallThatAUserPlacedToANumber() {
        saveCallsOfSeconds(1, 2);
        saveACallback();
        calls.saveAll(
                List.of(
                        aCallThat(
                                CallStatus.RINGING,
                                callAfter("bobs", CallEvents.START.plusSeconds(3)).of("bob")),
                        aCallThat(
                                CallStatus.RINGING,
                                callAfter("other", CallEvents.START.plusSeconds(3))
                                        .to("crm-2", "+15005550018"))));
        var first = callAfter("any", CallEvents.START.plusSeconds(1)).recorded(INITIATED);
        var second = first.plusSeconds(1);

        assertThat(lastPlaced(null, first, Instant.MAX)).contains("c1");
        assertThat(lastPlaced(null, first, second.plusMillis(1))).contains("c1");
        assertThat(lastPlaced(null, first, second)).contains("c0");
        assertThat(lastPlaced(null, second.plusMillis(1), Instant.MAX)).isEmpty();
        assertThat(lastPlaced(OURS, first, Instant.MAX)).isEmpty();
    }

    @Test
    void findsTheLastCallThatCameFromANumberOfOurs() {
        var second = callAfter("c2", CallEvents.START.plusSeconds(2));
        var third = callAfter("c3", CallEvents.START.plusSeconds(3));
        calls.saveAll(
                List.of(
                        SampleCalls.callAfter(EVENTS.initiated().from(new PhoneNumber(OURS))),
                        SampleCalls.callAfter(second.initiated().from(new PhoneNumber(OURS))),
                        SampleCalls.callAfter(
                                third.initiated().from(new PhoneNumber("+15005550007")))));

        assertThat(lastPlaced(OURS, CallEvents.START, Instant.MAX)).contains("c2");
        assertThat(lastPlaced(null, CallEvents.START, Instant.MAX)).contains("c3");
    }

    private Optional<String> lastPlaced(@Nullable String from, Instant since, Instant before) {
        var latest = before.equals(Instant.MAX) ? CallEvents.START.plusSeconds(9_999) : before;
        var ours = from == null ? null : new PhoneNumber(from);
        return calls.lastPlaced(
                        new PlacedCallQuery("alice", CallEvents.NUMBER, ours, since, latest))
                .map(Call::id);
    }

    private List<String> idsOf(
            @Nullable String campaign, @Nullable CallDirection direction, ListFilter filter) {
        var page = PageRequest.of(null, null);
        return calls
                .list(new CallQuery("alice", campaign, direction, null, filter, page))
                .items()
                .stream()
                .map(Call::id)
                .toList();
    }

    @Test
    void goesOnAfterACursorWhateverIsAddedMeanwhile() {
        saveCallsOfSeconds(5, 5, 5, 4);
        var first = calls.list(query(null, PageRequest.of(2, null)));
        calls.saveAll(
                List.of(
                        aCallThat(
                                CallStatus.RINGING,
                                callAfter("new", CallEvents.START.plusSeconds(9)))));

        var second = calls.list(query(null, PageRequest.of(2, first.nextCursor())));

        assertThat(first.items()).extracting(Call::id).containsExactly("c3", "c2");
        assertThat(second.items()).extracting(Call::id).containsExactly("c1", "c0");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void goesOnAfterACursorWhateverClockACallIsToldByMeanwhile() {
        saveCallsOfSeconds(1, 2, 3);
        var first = calls.list(query(null, PageRequest.of(2, null)));
        var listed = first.items().getFirst();
        var early = callAfter("c2", CallEvents.START.minusSeconds(3_600)).dialing();
        var moved = listed.after(early, listed.appliedOffset() + 1);
        calls.saveAll(List.of(moved));

        var second = calls.list(query(null, PageRequest.of(2, first.nextCursor())));

        assertThat(moved.createdAt()).isBefore(listed.createdAt());
        assertThat(first.items()).extracting(Call::id).containsExactly("c2", "c1");
        assertThat(second.items()).extracting(Call::id).containsExactly("c0");
        assertThat(idsOf("alice", null)).containsExactly("c2", "c1", "c0");
        assertThat(idsOf(between(listed.initiatedAt(), null))).containsExactly("c2");
    }

    /** From c0 on, in the order of the seconds and with the same seconds for several. */
    private void saveCallsOfSeconds(int... seconds) {
        var sorted = IntStream.of(seconds).sorted().toArray();
        calls.saveAll(
                IntStream.range(0, sorted.length)
                        .mapToObj(i -> callAfter("c" + i, CallEvents.START.plusSeconds(sorted[i])))
                        .map(events -> aCallThat(CallStatus.RINGING, events))
                        .toList());
    }

    private static CallEvents callAfter(String callId, Instant start) {
        return CallEvents.inCampaign(callId, "k1").startingAt(start);
    }

    private List<String> idsOf(String userId, @Nullable CallStatus status) {
        var query =
                new CallQuery(
                        userId, "k1", null, status, ListFilter.ALL, PageRequest.of(null, null));
        return calls.list(query).items().stream().map(Call::id).toList();
    }

    private List<String> idsOf(ListFilter filter) {
        var query = new CallQuery("alice", "k1", null, null, filter, PageRequest.of(null, null));
        return calls.list(query).items().stream().map(Call::id).toList();
    }

    private static CallQuery query(@Nullable CallStatus status, PageRequest page) {
        return new CallQuery("alice", "k1", null, status, ListFilter.ALL, page);
    }

    private static Map.Entry<String, Call> entry(Call call) {
        return Map.entry(call.id(), call);
    }
}
