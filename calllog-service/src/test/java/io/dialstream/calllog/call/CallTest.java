package io.dialstream.calllog.call;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static io.dialstream.calllog.call.SampleCalls.aCallThat;
import static io.dialstream.calllog.call.SampleCalls.aCallback;
import static io.dialstream.calllog.call.SampleCalls.callAfter;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallTest {

    private static final long LATER = 99;
    private static final PhoneNumber OURS = new PhoneNumber("+15005550006");
    private static final PhoneNumber OTHER = new PhoneNumber("+15005550007");

    /**
     * Left: where the call is; above: what is heard. M moves it, T fills in a time, . is no news.
     */
    private static final String TABLE =
            """
            from      INITIATED DIALING RINGING ANSWERED COMPLETED NO_ANSWER MISSED FAILED RAW
            INITIATED .         M       M       M        M         M         M      M      .
            DIALING   .         .       M       M        M         M         M      M      .
            RINGING   .         T       .       M        M         M         M      M      .
            ANSWERED  .         T       .       .        M         M         M      M      .
            COMPLETED .         T       .       T        .         .         .      .      .
            NO_ANSWER .         T       .       T        .         .         .      .      .
            MISSED    .         T       .       T        .         .         .      .      .
            FAILED    .         T       .       T        .         .         .      .      .
            """;

    static Stream<Arguments> table() {
        var rows = TABLE.lines().map(line -> List.of(line.split(" +"))).toList();
        return rows.stream().skip(1).flatMap(row -> cellsOf(rows.getFirst(), row));
    }

    private static Stream<Arguments> cellsOf(List<String> next, List<String> row) {
        var from = CallStatus.valueOf(row.getFirst());
        return IntStream.range(1, row.size())
                .mapToObj(i -> Arguments.of(from, next.get(i), row.get(i)));
    }

    /** It may be a stranger's call, which the provider took for somebody else. */
    @Test
    void showsNothingOfACallThatWasOnlyFoundInTheProvidersList() {
        var found = callAfter(EVENTS.initiated(), EVENTS.concluded("CA-of-a-stranger"));
        var over =
                callAfter(
                        EVENTS.initiated(), EVENTS.concluded("CA-of-a-stranger"), EVENTS.refused());

        for (var call : List.of(found, over)) {
            assertThat(call.carrier().providerCallId()).isNull();
            assertThat(call.carrier().accepted()).isFalse();
            assertThat(call.dialedAt()).isNull();
        }
        assertThat(found.status()).isEqualTo(CallStatus.DIALING);
        assertThat(over.ending()).extracting(Ending::accepted).isEqualTo(false);
    }

    /** It is ours, under whatever id. */
    @Test
    void aCallIsTakenOnceTheProviderHasTakenItsOrder() {
        var ordered = callAfter(EVENTS.initiated(), EVENTS.provisional("R1"));

        assertThat(ordered.carrier().providerCallId()).isEqualTo("R1");
        assertThat(ordered.carrier().accepted()).isTrue();
        assertThat(ordered.dialedAt()).isNotNull();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("table")
    void doesWithEveryEventWhatTheTableSays(CallStatus from, String next, String effect) {
        var before = aCallThat(from);

        var after = before.after(eventOf(next), LATER);

        switch (effect) {
            case "M" -> assertThat(after.status()).isEqualTo(CallStatus.valueOf(next));
            case "T" -> assertThat(after.status()).isEqualTo(from);
            default -> assertThat(after).isSameAs(before);
        }
        assertThat(after.appliedOffset())
                .isEqualTo(effect.equals(".") ? before.appliedOffset() : LATER);
    }

    /** It was announced at another account, which did not process it. */
    @Test
    void isAtTheAccountThatTheDialerHasConfirmed() {
        var call = SampleCalls.callAfter(EVENTS.initiated(), at("east", EVENTS.dialled()));

        assertThat(call.carrier().provider()).isEqualTo("east");
        assertThat(call.after(EVENTS.ringing(), LATER).carrier().provider()).isEqualTo("east");
    }

    /** Another account has taken it, which has numbers of its own. */
    @Test
    void comesFromTheNumberThatWasNamedLast() {
        var call =
                callAfter(
                        EVENTS.initiated().from(OURS),
                        EVENTS.dialled().from(OTHER),
                        EVENTS.ringing());

        assertThat(callAfter(EVENTS.initiated()).carrier().ourNumber()).isNull();
        assertThat(callAfter(EVENTS.initiated().from(OURS)).carrier().ourNumber()).isEqualTo(OURS);
        assertThat(call.carrier().ourNumber()).isEqualTo(OTHER);
        assertThat(call.after(EVENTS.initiated().from(OURS), LATER)).isSameAs(call);
    }

    @Test
    void isOfNoEventOfACallThatComesIn() {
        var incoming = aCallback("in-1", "+15005550006");

        assertThat(callAfter(EVENTS.initiated()).isMeantBy(incoming.ringing(), LATER)).isFalse();
        assertThat(aCallback(incoming).isMeantBy(incoming.ringing(), LATER)).isTrue();
        assertThat(aCallback(incoming).isMeantBy(incoming.ringing(), 9)).isFalse();
    }

    @Test
    void thatCameInIsOfNoEventOfACallThatWePlace() {
        var incoming = aCallback("in-1", "+15005550006");
        var forged = CallEvents.outsideCampaigns(incoming.callId()).ringing();

        assertThat(aCallback(incoming).isMeantBy(forged, LATER)).isFalse();
    }

    @Test
    void isAtTheAccountThatWasAskedLastWhenNoneHasIt() {
        var refused = at("east", EVENTS.ended(CallStatus.FAILED, null, "PROVIDER_20003"));

        assertThat(SampleCalls.callAfter(EVENTS.initiated(), refused).carrier().provider())
                .isEqualTo("east");
    }

    private static CallStatusChanged at(String account, CallStatusChanged event) {
        return new CallStatusChanged(
                event.eventId(),
                event.callId(),
                event.campaignId(),
                event.userId(),
                event.leadId(),
                event.leadName(),
                event.phoneNumber(),
                event.status(),
                event.occurredAt(),
                event.recordedAt(),
                account,
                event.providerCallId(),
                event.sequence(),
                event.durationSeconds(),
                event.reason(),
                event.detail(),
                event.ending(),
                event.data());
    }

    private static CallStatusChanged eventOf(String status) {
        return status.equals("RAW")
                ? EVENTS.unknownWord("parked", 9)
                : EVENTS.reached(CallStatus.valueOf(status));
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"COMPLETED", "NO_ANSWER", "MISSED", "FAILED"})
    void isTheSameInWhateverOrderItsEventsCome(CallStatus end) {
        var events =
                List.of(
                        EVENTS.dialing(),
                        EVENTS.ringing(),
                        EVENTS.unknownWord("parked", 9),
                        EVENTS.answered(),
                        EVENTS.reached(end));

        var facts =
                permutationsOf(events)
                        .map(order -> factsOf(toldInOrder(order)))
                        .distinct()
                        .toList();

        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst())
                .extracting(Call::status, Call::dialedAt, Call::answeredAt)
                .containsExactly(
                        end,
                        EVENTS.occurred(CallStatus.DIALING),
                        EVENTS.occurred(CallStatus.ANSWERED));
    }

    private static Call toldInOrder(List<CallStatusChanged> order) {
        return callAfter(EVENTS.initiated(), order.toArray(CallStatusChanged[]::new));
    }

    /** What is known of a call, without where it is written and what its end has decided. */
    private static Call factsOf(Call call) {
        return new Call(
                call.callee(),
                call.status(),
                call.carrier(),
                call.milestones(),
                null,
                call.answer(),
                0,
                0);
    }

    private static Stream<List<CallStatusChanged>> permutationsOf(List<CallStatusChanged> all) {
        if (all.isEmpty()) {
            return Stream.of(List.of());
        }
        return all.stream()
                .flatMap(first ->
                        permutationsOf(without(all, first)).map(rest -> startingWith(first, rest)));
    }

    private static List<CallStatusChanged> without(
            List<CallStatusChanged> all, CallStatusChanged one) {
        return all.stream().filter(event -> !event.equals(one)).toList();
    }

    private static List<CallStatusChanged> startingWith(
            CallStatusChanged first, List<CallStatusChanged> rest) {
        var all = new ArrayList<CallStatusChanged>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    @Test
    void knowsWhoIsCalledFromInitiated() {
        var call = callAfter(EVENTS.initiated());

        assertThat(call.callee())
                .isEqualTo(
                        new Callee(
                                "k1-1-1",
                                "k1",
                                "alice",
                                CallEvents.LEAD,
                                "Ada Lovelace",
                                CallEvents.NUMBER,
                                null));
        assertThat(call.createdAt()).isEqualTo(EVENTS.recorded(CallStatus.INITIATED));
    }

    @Test
    void refusesAnInitiatedThatDoesNotSayWhoIsCalled() {
        assertThatThrownBy(() -> Call.initiated(EVENTS.ringing(), 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("INITIATED must name its userId");
    }

    @Test
    void takesTheProvidersClockWhereItHasOneAndOursElse() {
        assertThat(callAfter(EVENTS.initiated(), EVENTS.dialing()).dialedAt())
                .isEqualTo(EVENTS.occurred(CallStatus.DIALING));
        assertThat(callAfter(EVENTS.initiated(), EVENTS.refused()).endedAt())
                .isEqualTo(EVENTS.recorded(CallStatus.FAILED));
    }

    @Test
    void ignoresWhatItAlreadyContains() {
        var call = callAfter(EVENTS.initiated(), EVENTS.ringing());

        assertThat(call.after(EVENTS.completed(5), call.appliedOffset())).isSameAs(call);
    }

    @Test
    void isNotMeantByEventsBeforeItsInitiatedOrUnderAnotherKey() {
        var call = callAfter(EVENTS.initiated());
        var elsewhere = CallEvents.inCampaign(EVENTS.callId(), "k2").ringing();
        var nowhere = CallEvents.outsideCampaigns(EVENTS.callId()).ringing();

        assertThat(call.isMeantBy(EVENTS.ringing(), 10)).isTrue();
        assertThat(call.isMeantBy(EVENTS.ringing(), 9)).isFalse();
        assertThat(call.isMeantBy(elsewhere, 11)).isFalse();
        assertThat(call.isMeantBy(nowhere, 11)).isFalse();
    }

    @Test
    void lastsAsLongAsTheProviderMeasured() {
        assertThat(durationOf(EVENTS.answered(), EVENTS.completed(17))).isEqualTo(17);
        assertThat(durationOf(EVENTS.completed(17))).isEqualTo(17);
        assertThat(durationOf(EVENTS.answered(), EVENTS.completed(-3))).isZero();
    }

    @Test
    void lastsFromAnswerToEndWhenTheProviderDidNotMeasure() {
        assertThat(durationOf(EVENTS.answered(), EVENTS.completed(null))).isEqualTo(10);
    }

    @Test
    void hasNoDurationWhileNobodyKnowsWhenItWasAnswered() {
        assertThat(durationOf(EVENTS.completed(null))).isNull();
        assertThat(durationOf(EVENTS.completed(null), EVENTS.answered())).isEqualTo(10);
        assertThat(durationOf(EVENTS.completed(17), EVENTS.answered())).isEqualTo(17);
    }

    @Test
    void keepsWhatItsEndKnewOfItsDuration() {
        var call = callAfter(EVENTS.initiated(), EVENTS.completed(null), EVENTS.answered());

        assertThat(call.ending()).extracting(Ending::seconds).isNull();
    }

    @Test
    void hasNoDurationWhileItLivesAndWhenNobodyAnswered() {
        assertThat(durationOf(EVENTS.answered())).isNull();
        assertThat(durationOf(EVENTS.ended(CallStatus.MISSED, 0, "BUSY"))).isNull();
        assertThat(durationOf(EVENTS.ended(CallStatus.NO_ANSWER, 0, null))).isNull();
    }

    @Test
    void wasAnsweredAlsoWhenItFailedLater() {
        var call =
                callAfter(EVENTS.initiated(), EVENTS.answered(), EVENTS.reached(CallStatus.FAILED));

        assertThat(call.ending()).extracting(Ending::answered).isEqualTo(true);
        assertThat(call.durationSeconds()).isZero();
    }

    @Test
    void countsAsItsEndDecidedWhateverIsHeardLater() {
        for (var end : List.of(EVENTS.completed(17), EVENTS.reached(CallStatus.FAILED))) {
            var ended = callAfter(EVENTS.initiated(), end);

            var later =
                    callAfter(
                            EVENTS.initiated(),
                            end,
                            EVENTS.dialing(),
                            EVENTS.ringing(),
                            EVENTS.answered());

            assertThat(later.ending()).isEqualTo(ended.ending());
            assertThat(later.durationSeconds()).isEqualTo(ended.durationSeconds());
            assertThat(later.answeredAt()).isEqualTo(EVENTS.occurred(CallStatus.ANSWERED));
        }
    }

    private static @Nullable Integer durationOf(CallStatusChanged... then) {
        return callAfter(EVENTS.initiated(), then).durationSeconds();
    }

    @Test
    void wasAcceptedWhenTheProviderGaveAnIdOrMoreThanAFailure() {
        assertThat(callAfter(EVENTS.initiated()).carrier().accepted()).isFalse();
        assertThat(callAfter(EVENTS.initiated(), EVENTS.refused()).carrier().accepted()).isFalse();
        assertThat(aCallThat(CallStatus.FAILED).carrier().accepted()).isTrue();
        assertThat(aCallThat(CallStatus.DIALING).carrier().accepted()).isTrue();
        assertThat(aCallThat(CallStatus.NO_ANSWER).carrier())
                .isEqualTo(new Carrier("twilio", "CA-k1-1-1", null, true, null));
    }
}
