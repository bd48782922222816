package io.dialstream.dialer.supervision;

import static io.dialstream.dialer.testing.FakeProvider.SHOWN_WITHIN;
import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.dialer.placement.InMemoryPlacements;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.StillTime;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisionTest {

    private final StillTime time = new StillTime();
    private final Clock clock = time.clock();
    private final FakeProvider provider = new FakeProvider(clock);
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Placements placements = new InMemoryPlacements();
    private boolean holds = true;
    private boolean storeIsAway;
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Supervision supervision =
            new Supervision(
                    provider.alone(),
                    placements,
                    log,
                    new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)),
                    new SupervisionProperties(Duration.ofHours(5)),
                    new VoicemailMetrics(metrics),
                    time.timers(),
                    clock);

    @ParameterizedTest(name = "hanging up: {0}")
    @ValueSource(booleans = {true, false})
    void doesNotEndAYoungCallThatTheProviderDoesNotShowYet(boolean hangUp) {
        askFor(liveSince(clock.instant().minusSeconds(119), hangUp));
        askFor(liveSince(clock.instant().minusSeconds(121), hangUp));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status)
                .containsExactly(FAILED);
    }

    @Test
    void endsACallThatTheProviderHasForgotten() {
        askFor(liveSince(clock.instant().minusSeconds(120), false));
        var end = log.published(CallStatusChanged.class).getFirst();
        assertThat(end.reason()).isEqualTo("UNKNOWN");
        assertThat(end.providerCallId()).isEqualTo("CA404");
    }

    @ParameterizedTest(name = "hanging up: {0}")
    @ValueSource(booleans = {true, false})
    void asksTheAccountThatHasTheCall(boolean hangUp) {
        var east = new FakeProvider("east", clock);
        var call = Given.call("c", 1, 1).with("east");
        var sid = east.accept(request(call));
        var supervision =
                new Supervision(
                        new Providers(List.of(provider, east), "twilio"),
                        placements,
                        log,
                        new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)),
                        new SupervisionProperties(Duration.ofHours(5)),
                        new VoicemailMetrics(metrics),
                        time.timers(),
                        clock);
        if (!hangUp) {
            east.move(sid, CallStatus.COMPLETED, null);
        }

        var live =
                new LiveCall(call, sid, true, false, CallStatus.DIALING, clock.instant(), hangUp);
        time.start(() -> {
            if (hangUp) {
                supervision.hangUp(live);
            } else {
                supervision.fetch(live);
            }
        });
        time.runThreads();

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::provider, CallStatusChanged::status)
                .containsExactly(tuple("east", hangUp ? FAILED : CallStatus.COMPLETED));
    }

    /** Its lane decides, which knows whether it was answered. */
    @Test
    void saysThatACallIsOverOfWhichTheProviderSaysNoMore() {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.endSomehow(sid);

        askFor(new LiveCall(call, sid, true, false, CallStatus.DIALING, clock.instant(), false));

        var event = log.published(CallStatusChanged.class).getFirst();
        assertThat(event.isEndedSomehow()).isTrue();
        assertThat(event.occurredAt()).isEqualTo(clock.instant());
        assertThat(log.published(CallStatusChanged.class)).hasSize(1);
    }

    /** It may be a call of somebody else to the same number. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"RINGING", "ANSWERED", "COMPLETED"})
    void tellsOnlyTheEndOfACallThatMayBeAnother(CallStatus seen) {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.move(sid, seen, null);

        askFor(new LiveCall(call, sid, false, false, CallStatus.INITIATED, clock.instant(), false));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status)
                .isEqualTo(seen.isFinal() ? List.of(seen) : List.of());
    }

    @Test
    void endsACallThatWasFoundAsTheProviderSaysOnceItIsShownToBeOurs() {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.move(sid, COMPLETED, null);
        provider.showsRequests(false);
        time.advance(SHOWN_WITHIN.minusSeconds(1));

        askFor(found(call, sid));
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        provider.showsRequests(true);
        time.advance(SHOWN_WITHIN);
        askFor(found(call, sid));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(
                        CallStatusChanged::status,
                        CallStatusChanged::providerCallId,
                        CallStatusChanged::durationSeconds)
                .containsExactly(tuple(DIALING, sid, null), tuple(COMPLETED, sid, 7));
        assertThat(log.published(CallStatusChanged.class)).allMatch(ProviderCallIds::isTold);
    }

    /** A stranger has called the same number from ours. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"COMPLETED", "NO_ANSWER", "MISSED", "FAILED"})
    void neverTakesTheEndOfAStrangersCallForOurs(CallStatus end) {
        var sid = provider.accept(request(Given.call("stranger", 1, 1)));
        provider.move(sid, end, null);
        var call = found(Given.call("c", 1, 1), sid);

        time.advance(SHOWN_WITHIN.minusSeconds(1));
        askFor(call);
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        time.advance(Duration.ofSeconds(1));
        askFor(call);
        assertThat(log.published(CallStatusChanged.class))
                .extracting(
                        CallStatusChanged::status,
                        CallStatusChanged::reason,
                        CallStatusChanged::providerCallId,
                        CallStatusChanged::durationSeconds)
                .containsExactly(tuple(FAILED, "DIAL_UNKNOWN", null, null));
    }

    @Test
    void doesNotWaitForAVendorThatNeverShowsWhatIsOurs() {
        provider.can(neverShowingRequests());
        provider.showsRequests(false);
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.move(sid, COMPLETED, null);

        askFor(found(call, sid));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::reason)
                .containsExactly("DIAL_UNKNOWN");
    }

    @Test
    void knowsNothingOfACallThatWasFoundAndIsGone() {
        askFor(
                new LiveCall(
                        Given.call("c", 1, 1),
                        "CA404",
                        false,
                        true,
                        DIALING,
                        clock.instant().minusSeconds(120),
                        false));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::reason)
                .containsExactly("DIAL_UNKNOWN");
    }

    /** Whether it was ours is found out when it is fetched. */
    @Test
    void doesNotEndOurCallByHangingUpWhatMayBeAStrangers() {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));

        askFor(new LiveCall(call, sid, false, true, DIALING, clock.instant(), true));

        assertThat(provider.hungUp()).containsExactly(sid);
        assertThat(log.published(CallStatusChanged.class)).isEmpty();
    }

    private LiveCall found(PlaceCall call, String sid) {
        return new LiveCall(call, sid, false, true, DIALING, clock.instant(), false);
    }

    /** The callback is the better source: it may know more than that the call has ended. */
    @ParameterizedTest(name = "told by a callback: {0}")
    @ValueSource(booleans = {true, false})
    void tellsTheEndOfACancelledCallOnlyWhereNoCallbackDoes(boolean told) {
        provider.can(
                told
                        ? Capabilities.of(
                                Answer.PULL, Ability.FETCHES_CALLS, Ability.TELLS_CANCELLED)
                        : Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS));
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));

        askFor(new LiveCall(call, sid, true, false, CallStatus.DIALING, clock.instant(), true));

        assertThat(provider.hungUp()).containsExactly(sid);
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status)
                .isEqualTo(told ? List.of() : List.of(FAILED));
    }

    private static PlacementRequest request(PlaceCall call) {
        return new PlacementRequest(
                call.callId(),
                call.campaignId(),
                call.leadId(),
                call.phoneNumber(),
                call.phoneNumber(),
                call.answer());
    }

    private void askFor(LiveCall call) {
        time.start(() -> {
            if (call.hangUp()) {
                supervision.hangUp(call);
            } else {
                supervision.fetch(call);
            }
        });
        time.runThreads();
    }

    private static LiveCall liveSince(Instant since, boolean hangUp) {
        return new LiveCall(
                Given.call("c", 1, 1), "CA404", true, false, CallStatus.DIALING, since, hangUp);
    }

    @Test
    void leavesAMessageOnceItIsPublished() {
        var call = withVoicemail();
        var sid = provider.accept(request(call));

        leaveMessage(call, sid);

        assertThat(provider.messages()).containsExactly(sid + ": Call us.");
        assertThat(log.published(CallStatusChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.isLeavingMessage()).isTrue())
                .satisfies(event -> assertThat(event.providerCallId()).isEqualTo(sid));
        assertThat(messages("taken")).isEqualTo(1);
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void endsACallThatTheProviderLetsHearNothing() {
        var call = withVoicemail();
        var sid = provider.accept(request(call));
        provider.takesMessages(MessageAnswer.REFUSED);

        leaveMessage(call, sid);

        assertThat(provider.hungUp()).containsExactly(sid);
        assertThat(messages("refused")).isEqualTo(1);
    }

    /**
     * The machine may hear it: asking again could let it hear it twice, hanging up cut it short.
     */
    @Test
    void leavesACallAloneThatMayHearTheMessage() {
        var call = withVoicemail();
        var sid = provider.accept(request(call));
        provider.away(true);

        leaveMessage(call, sid);

        assertThat(provider.messages()).hasSize(1);
        assertThat(provider.hungUp()).isEmpty();
        assertThat(messages("unclear")).isEqualTo(1);
    }

    @Test
    void asksForNothingThatItCannotPublish() {
        var call = withVoicemail();
        var sid = provider.accept(request(call));
        log.goAway();

        leaveMessage(call, sid);

        assertThat(provider.messages()).isEmpty();
        assertThat(provider.hungUp()).containsExactly(sid);
    }

    @Test
    void letsACalleeHearWhatItsVendorWaitsFor() {
        provider.can(Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS));

        var sid = instruct(clock.instant(), false);

        assertThat(provider.instructed()).containsExactly(sid + ": Hello");
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void endsACallThatCertainlySaysNothing() {
        provider.can(Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS));
        provider.takesMessages(MessageAnswer.REFUSED);

        var sid = instruct(clock.instant(), false);

        assertThat(provider.hungUp()).containsExactly(sid);
    }

    /** It may have been told: where that does not count once, nobody tells it again. */
    @Test
    void tellsItOnceToAVendorWhereEachCounts() {
        provider.can(Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS));
        provider.away(true);

        instruct(clock.instant(), false);
        assertThat(provider.instructed()).hasSize(1);

        instruct(clock.instant(), true);
        instruct(clock.instant().plusSeconds(1), true);
        assertThat(provider.instructed()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} s after the decision")
    @ValueSource(ints = {0, 49, 50, 600})
    void tellsItAgainOnlyAsLongAsThatCountsOnce(int seconds) {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));

        instruct(clock.instant().minusSeconds(seconds), true);

        assertThat(provider.instructed()).hasSize(seconds < 50 ? 1 : 0);
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void tellsItAgainWhileThatCountsOnceAndSomebodyMayListen() {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.away(true);

        instruct(clock.instant(), false);
        assertThat(provider.instructed()).hasSize(1);

        passes(Duration.ofSeconds(3));
        assertThat(provider.instructed()).hasSize(4);

        passes(Duration.ofMinutes(2));
        assertThat(provider.instructed()).hasSize(11);
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void tellsItNoMoreOnceItIsTaken() {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.takesMessages(MessageAnswer.BUSY);

        var sid = instruct(clock.instant(), false);
        provider.takesMessages(MessageAnswer.TAKEN);
        passes(Duration.ofMinutes(2));

        assertThat(provider.instructed()).containsExactly(sid + ": Hello", sid + ": Hello");
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void endsACallOnWhichNothingCouldBeSaidInTime() {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.takesMessages(MessageAnswer.BUSY);

        var sid = instruct(clock.instant(), false);
        passes(Duration.ofSeconds(27));
        assertThat(provider.hungUp()).isEmpty();
        passes(Duration.ofSeconds(2));

        assertThat(provider.hungUp()).containsExactly(sid);
    }

    /** A machine hears its own message by then, or another dialer has the lane. */
    @ParameterizedTest(name = "perhaps told: {0}")
    @ValueSource(booleans = {true, false})
    void tellsNoMoreAndEndsNothingOnceItIsDecidedOtherwise(boolean perhapsTold) {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.takesMessages(MessageAnswer.BUSY);
        provider.away(perhapsTold);

        instruct(clock.instant(), false);
        assertThat(provider.instructed()).hasSize(1);
        holds = false;
        provider.away(false);
        passes(Duration.ofMinutes(2));

        assertThat(provider.instructed()).hasSize(1);
        assertThat(provider.hungUp()).isEmpty();
    }

    @Test
    void tellsAgainOnceItCanBeReadWhetherThatHolds() {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.takesMessages(MessageAnswer.BUSY);

        instruct(clock.instant(), false);
        provider.takesMessages(MessageAnswer.TAKEN);
        storeIsAway = true;
        passes(Duration.ofSeconds(4));
        assertThat(provider.instructed()).hasSize(1);
        storeIsAway = false;
        passes(Duration.ofSeconds(20));

        assertThat(provider.instructed()).hasSize(2);
        assertThat(provider.hungUp()).isEmpty();
    }

    /** By whoever has the lane, the callee may hear it meanwhile. */
    @Test
    void doesNotEndACallAfterItsLaneIsAnothers() {
        provider.can(
                Capabilities.of(Answer.PUSH, Ability.FETCHES_CALLS)
                        .repeatableFor(Duration.ofSeconds(50)));
        provider.takesMessages(MessageAnswer.BUSY);

        instruct(clock.instant(), false);
        passes(Duration.ofSeconds(27));
        holds = false;
        passes(Duration.ofSeconds(3));

        assertThat(provider.hungUp()).isEmpty();
    }

    private boolean holds() {
        if (storeIsAway) {
            throw new IllegalStateException("The store is away.");
        }
        return holds;
    }

    /** Alarms ring meanwhile. */
    private void passes(Duration length) {
        var until = clock.instant().plus(length);
        while (time.ringsBy(until)) {
            time.runThreads();
        }
        time.advance(Duration.between(clock.instant(), until));
    }

    private String instruct(Instant decidedAt, boolean again) {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        var live =
                new LiveCall(call, sid, true, false, CallStatus.ANSWERED, clock.instant(), false);
        time.start(() -> supervision.instruct(live, decidedAt, again, this::holds));
        time.runThreads();
        return sid;
    }

    @Test
    void saysHowACallHasEndedThatTheProviderLeavesOpen() {
        var call = Given.call("c", 1, 1);
        var live =
                new LiveCall(call, "CA1", true, false, CallStatus.ANSWERED, clock.instant(), false);
        var end = clock.instant().minusSeconds(2);

        time.start(() -> supervision.conclude(live, CallStatus.COMPLETED, end));
        time.runThreads();

        assertThat(log.published(CallStatusChanged.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.status()).isEqualTo(CallStatus.COMPLETED);
                    assertThat(event.occurredAt()).isEqualTo(end);
                    assertThat(event.durationSeconds()).isNull();
                });
    }

    @ParameterizedTest(name = "hanging up: {0}")
    @ValueSource(booleans = {true, false})
    void doesNotAskAVendorThatCannotBeAsked(boolean hangUp) {
        provider.can(Capabilities.of(Answer.PULL));
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.move(sid, CallStatus.ANSWERED, null);
        var since = clock.instant().minus(Duration.ofHours(5)).plusSeconds(1);
        var young = new LiveCall(call, sid, true, false, CallStatus.ANSWERED, since, hangUp);

        time.start(() -> supervision.fetch(young));
        time.runThreads();

        assertThat(log.published(CallStatusChanged.class)).isEmpty();
        assertThat(provider.hungUp()).hasSize(hangUp ? 1 : 0);
    }

    @Test
    void theEndOfACallThatIsLostFromSightStaysUnknown() {
        provider.can(Capabilities.of(Answer.PULL));

        askFor(liveSince(clock.instant().minus(Duration.ofHours(5)), false));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "END_UNKNOWN"));
    }

    /** It may live under its own id, which no callback has shown yet. */
    @Test
    void aCallThatIsKnownByItsOrderAloneIsNotTakenForOneThatIsUnknown() {
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS));
        var call = Given.call("c", 1, 1);
        var since = clock.instant().minus(Duration.ofHours(5));

        askFor(
                new LiveCall(
                        call, "R1", false, false, CallStatus.DIALING, since.plusSeconds(1), true));
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        askFor(new LiveCall(call, "R1", false, false, CallStatus.DIALING, since, false));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "END_UNKNOWN"));
    }

    /** Its order is ours, and so is its end: nothing else has to show that. */
    @Test
    void endsACallThatIsKnownByItsOrderAloneAsTheProviderSays() {
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS));
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.move(sid, CallStatus.COMPLETED, "7");

        askFor(new LiveCall(call, sid, false, true, CallStatus.DIALING, clock.instant(), false));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::durationSeconds)
                .containsExactly(tuple(CallStatus.COMPLETED, 7));
    }

    /** It may be a stranger's, so its end is not that of ours, however it was. */
    @Test
    void doesNotConcludeTheEndOfACallThatMayBeAStrangers() {
        provider.can(neverShowingRequests());
        provider.showsRequests(false);
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.endSomehow(sid);

        askFor(found(call, sid));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "DIAL_UNKNOWN"));
    }

    @Test
    void leavesTheEndOfAnAnsweredCallToItsLaneWhereTheProviderDoesNotKnowIt() {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.endUnknown(sid, clock.instant());

        askFor(new LiveCall(call, sid, true, false, ANSWERED, clock.instant(), false));

        assertThat(log.published(CallStatusChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.isEndedSomehow()).isTrue());
    }

    /** Its webhook may be on its way. */
    @Test
    void doesNotSayThatAnEndIsUnknownBeforeItCouldHaveBeenTold() {
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        provider.endUnknown(sid, clock.instant());
        var dialing = new LiveCall(call, sid, true, false, DIALING, clock.instant(), false);

        askFor(dialing);
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        provider.endUnknown(sid, clock.instant().minus(Duration.ofMinutes(10)));
        askFor(dialing);
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::reason)
                .containsExactly("END_UNKNOWN");
    }

    /** Nobody is called again who has answered. */
    @Test
    void anAnsweredCallThatTheProviderHasForgottenHasAnUnknownEnd() {
        var since = clock.instant().minus(Duration.ofHours(1));

        askFor(new LiveCall(Given.call("c", 1, 1), "CA-gone", true, false, ANSWERED, since, false));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "END_UNKNOWN"));
    }

    /** Its end may be told, or shown, with its seconds; the first final status wins. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"DIALING", "ANSWERED"})
    void waitsForTheEndOfACallThatIsShownAWhileAfterIt(CallStatus known) {
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS, Ability.REMEMBERS_CALLS));
        var call = Given.call("c", 1, 1);
        var sid = provider.accept(request(call));
        var live = new LiveCall(call, sid, true, false, known, clock.instant(), false);
        time.advance(Duration.ofMinutes(8));
        provider.move(sid, COMPLETED, null);
        provider.hides(sid, true);

        askFor(live);
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        provider.hides(sid, false);
        askFor(live);
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::durationSeconds)
                .containsExactly(tuple(COMPLETED, 7));
    }

    @Test
    void doesNotWaitForAnEndThatIsNeverShownLongerThanACallCanLast() {
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS, Ability.REMEMBERS_CALLS));
        var call = Given.call("c", 1, 1);
        var since = clock.instant().minus(Duration.ofHours(5));

        askFor(new LiveCall(call, "CA404", true, false, DIALING, since.plusSeconds(1), false));
        assertThat(log.published(CallStatusChanged.class)).isEmpty();

        askFor(new LiveCall(call, "CA404", true, false, DIALING, since, false));
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "END_UNKNOWN"));
    }

    /** Its answer may be lost with all the rest: nobody is called again who may have answered. */
    @ParameterizedTest(name = "hanging up: {0}")
    @ValueSource(booleans = {true, false})
    void nobodyKnowsHowACallHasEndedThatItsVendorForgets(boolean hangUp) {
        provider.can(
                Capabilities.of(
                        Answer.PUSH,
                        Ability.FETCHES_CALLS,
                        Ability.NAMES_CALLS_AT_ONCE,
                        Ability.SHOWS_ENDS_AT_ONCE));

        askFor(liveSince(clock.instant().minus(Duration.ofMinutes(15)), hangUp));

        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::status, CallStatusChanged::reason)
                .containsExactly(tuple(FAILED, "END_UNKNOWN"));
    }

    private static PlaceCall withVoicemail() {
        return Given.answering(
                Given.call("c", 1, 1),
                new AnswerInstructions(null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
    }

    private void leaveMessage(PlaceCall call, String sid) {
        var live =
                new LiveCall(call, sid, true, false, CallStatus.ANSWERED, clock.instant(), false);
        time.start(() -> supervision.leaveMessage(live));
        time.runThreads();
    }

    private double messages(String outcome) {
        return metrics.get("dialstream.voicemail.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static Capabilities neverShowingRequests() {
        return new Capabilities(
                FakeProvider.USUAL.answer(),
                FakeProvider.USUAL.repeatableFor(),
                null,
                FakeProvider.USUAL.answerKinds(),
                FakeProvider.USUAL.features(),
                FakeProvider.USUAL.abilities());
    }
}
