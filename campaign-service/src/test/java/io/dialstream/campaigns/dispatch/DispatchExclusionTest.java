package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aLead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aNewDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aWaitingLead;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.started;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.events.CallStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.LeadFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leads that a rule forbids to call, for good or for now. */
class DispatchExclusionTest {

    private static final LeadFacts LISTED = new LeadFacts(true);

    private static final DispatchInput START = new DispatchInput.Moved(started(1));

    /** The leads from a position on, some of them listed, others with a list nobody can read. */
    private static DispatchInput.FreshRead fresh(
            int from, int last, Set<Integer> listed, Set<Integer> unknown) {
        return new DispatchInput.FreshRead(
                IntStream.rangeClosed(from, last)
                        .mapToObj(n -> new Candidate(aLead(n), facts(n, listed, unknown)))
                        .toList(),
                from,
                last);
    }

    private static LeadFacts facts(int n, Set<Integer> listed, Set<Integer> unknown) {
        if (unknown.contains(n)) {
            return LeadFacts.UNKNOWN;
        }
        return listed.contains(n) ? LISTED : LeadFacts.NONE;
    }

    private static DispatchInput read(DispatchInput.FreshRead fresh) {
        return new DispatchInput.LeadsRead(null, null, null, fresh, Map.of());
    }

    private static DispatchInput read(Lead due, LeadFacts facts) {
        return new DispatchInput.LeadsRead(
                null,
                null,
                new DispatchInput.WaitingRead(List.of(new Candidate(due, facts)), 1),
                null,
                Map.of());
    }

    private static DispatchInput sentFacts(LeadFacts facts) {
        var all = new HashMap<Integer, LeadFacts>();
        IntStream.rangeClosed(1, 10).forEach(n -> all.put(n, facts));
        return new DispatchInput.LeadsRead(null, null, null, null, all);
    }

    private static List<LeadUpdate> settled(DispatchDecision decision) {
        var updates = new ArrayList<LeadUpdate>();
        decision.effects(DispatchEffect.SettleLeads.class)
                .forEach(settle -> updates.addAll(settle.updates()));
        return updates;
    }

    private static LeadProgress progress(DispatchDecision decision) {
        return decision.dispatch().progress().orElseThrow();
    }

    private static @Nullable Instant alarm(Dispatch dispatch) {
        return dispatch.nextAlarm(Duration.ofSeconds(30)).orElse(null);
    }

    // ---- leads that nobody has called yet

    @Test
    void sendsOthersInPlaceOfLeadsThatAreListed() {
        var decision = decide(aNewDispatch(), START, read(fresh(1, 6, Set.of(1, 3), Set.of())));

        assertThat(sent(decision)).containsExactly(call(2), call(4), call(5), call(6));
        assertThat(settled(decision))
                .extracting(LeadUpdate::position, LeadUpdate::status, LeadUpdate::reason)
                .containsExactly(
                        tuple(1, LeadStatus.EXCLUDED, "DO_NOT_CALL"),
                        tuple(3, LeadStatus.EXCLUDED, "DO_NOT_CALL"));
        assertThat(decision.dispatch().nextLead()).isEqualTo(7);
        assertThat(progress(decision))
                .returns(2L, LeadProgress::excluded)
                .returns(4L, LeadProgress::dispatched)
                .returns(4L, LeadProgress::pending);
    }

    /** Positions that were not found belong to leads that are EXCLUDED since they came in. */
    @Test
    void isFinishedWhenNoneIsLeftThatMayBeCalled() {
        var none = new DispatchInput.FreshRead(List.of(), 1, 10);

        var decision = decide(aNewDispatch(), START, read(none));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().isFinished()).isTrue();
        assertThat(alarm(decision.dispatch())).isNull();
    }

    @Test
    void looksFurtherAtOnceWhereThoseWhoHaveRoomAreAllListed() {
        var decision =
                decide(aNewDispatch(), START, read(fresh(1, 4, Set.of(1, 2, 3, 4), Set.of())));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().isFinished()).isFalse();
        assertThat(alarm(decision.dispatch())).isEqualTo(NOW);
        var further =
                decide(
                        decision.dispatch(),
                        new DispatchInput.ResendDue(),
                        read(fresh(5, 10, Set.of(5), Set.of())));
        assertThat(sent(further)).containsExactly(call(6), call(7), call(8), call(9));
        assertThat(progress(further).excluded()).isEqualTo(5);
    }

    @Test
    void whatWasReadElsewhereSaysNothing() {
        var decision = decide(aNewDispatch(), START, read(fresh(2, 6, Set.of(), Set.of())));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().nextLead()).isEqualTo(1);
        assertThat(alarm(decision.dispatch())).isEqualTo(NOW);
    }

    @Test
    void passesOverWhatMustWaitAndLooksAtItAgainInItsOrder() {
        var decision = decide(aNewDispatch(), START, read(fresh(1, 6, Set.of(), Set.of(1, 3))));

        assertThat(sent(decision)).containsExactly(call(2), call(4), call(5), call(6));
        assertThat(settled(decision)).isEmpty();
        assertThat(progress(decision))
                .returns(6L, LeadProgress::pending)
                .returns(0L, LeadProgress::waiting)
                .returns(0L, LeadProgress::excluded);
        var until = NOW.plusSeconds(5);
        assertThat(decision.dispatch().passedOver()).isEqualTo(new PassedOver(1, until));

        var ended = DispatchFixtures.status(call(2), COMPLETED);
        var again = decideAt(until, decision.dispatch(), new DispatchInput.StatusChanged(ended));
        assertThat(sent(again)).containsExactly(call(1));
        assertThat(again.dispatch().passedOver()).isNull();
    }

    @Test
    void aLeadThatIsStoredAsPendingAndIsInFlightIsNotSentTwice() {
        var decision = decide(aNewDispatch(), START, read(fresh(1, 6, Set.of(), Set.of(1))));
        var until = NOW.plusSeconds(5);
        var ended = DispatchFixtures.status(call(2), COMPLETED);

        var stale =
                decideAt(
                        until,
                        decision.dispatch(),
                        new DispatchInput.StatusChanged(ended),
                        read(fresh(1, 10, Set.of(), Set.of(1))));

        assertThat(sent(stale)).hasSize(1).doesNotContain(call(2), call(3), call(4), call(5));
    }

    @Test
    void isNotFinishedWhileLeadsArePassedOver() {
        var last = aDispatch(DispatchState.OPEN, 3, 10, List.of(), List.of());

        var waits =
                decide(
                                last,
                                new DispatchInput.ResendDue(),
                                read(fresh(10, 10, Set.of(), Set.of(10))))
                        .dispatch();

        assertThat(waits.isFinished()).isFalse();
        assertThat(alarm(waits)).isEqualTo(NOW.plusSeconds(5));
        assertThat(
                        decide(waits, new DispatchInput.Moved(DispatchFixtures.stopped(4)))
                                .dispatch()
                                .isFinished())
                .isTrue();
    }

    // ---- leads that wait to be called again

    @Test
    void aLeadThatWasTriedAndIsListedLaterIsExcluded() {
        var waits =
                aDispatch(
                                DispatchState.OPEN,
                                3,
                                11,
                                List.of(),
                                List.of(),
                                new LeadCounts(9, 1, 0, 10))
                        .withNextAttempt(NOW);

        var decision = decide(waits, read(aWaitingLead(2, NOW), LISTED));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().counts()).isEqualTo(new LeadCounts(9, 0, 1, 10));
        assertThat(decision.dispatch().isFinished()).isTrue();
        assertThat(aWaitingLead(2, NOW).after(settled(decision).getFirst()))
                .returns(LeadStatus.EXCLUDED, Lead::status)
                .returns("DO_NOT_CALL", Lead::reason);
    }

    @Test
    void aLeadThatIsDueAndMustWaitIsPutOff() {
        var waits =
                aDispatch(
                                DispatchState.OPEN,
                                3,
                                11,
                                List.of(),
                                List.of(),
                                new LeadCounts(9, 1, 0, 10))
                        .withNextAttempt(NOW);
        var lead = aWaitingLead(2, NOW);

        var decision = decide(waits, read(lead, LeadFacts.UNKNOWN));

        assertThat(sent(decision)).isEmpty();
        assertThat(decision.dispatch().counts()).isEqualTo(waits.counts());
        assertThat(alarm(decision.dispatch())).isEqualTo(NOW.plusSeconds(5));
        var putOff = lead.after(settled(decision).getFirst());
        assertThat(putOff)
                .returns(LeadStatus.WAITING, Lead::status)
                .returns("RULES_UNAVAILABLE", Lead::reason)
                .returns(NOW.plusSeconds(5), Lead::nextAttemptAt);
        var later = decideAt(NOW.plusSeconds(5), decision.dispatch(), read(putOff, LeadFacts.NONE));
        assertThat(sent(later)).as("it may not know yet").isEmpty();
        var known = decideAt(NOW.plusSeconds(5), later.dispatch(), read(putOff, LeadFacts.NONE));
        assertThat(sent(known)).containsExactly(call(2, 3));
    }

    // ---- leads that were sent already

    private static DispatchInput expiry(InFlight entry) {
        return expiry(entry, 70);
    }

    /** Told so many seconds after the beginning; the command expires after 60. */
    private static DispatchInput expiry(InFlight entry, int seconds) {
        return new DispatchInput.StatusChanged(
                DispatchExpiryTest.expiry(entry, NOW.plusSeconds(seconds)));
    }

    /** A dialer whose clock is behind may still take up an older copy of it. */
    @Test
    void aCommandThatHasJustComeBackMayStillBeCarriedOut() {
        for (var facts : List.of(LISTED, LeadFacts.UNKNOWN)) {
            var decision =
                    decideAt(
                            NOW.plusSeconds(60),
                            aFullDispatch(DispatchState.OPEN),
                            expiry(waiting(2), 69),
                            sentFacts(facts));

            assertThat(sent(decision)).isEmpty();
            assertThat(settled(decision)).isEmpty();
            assertThat(decision.dispatch().inFlight(call(2))).isPresent();
        }
    }

    @Test
    void aLeadThatIsListedWhenItsCommandComesBackIsExcluded() {
        var decision =
                decideAt(
                        NOW.plusSeconds(60),
                        aFullDispatch(DispatchState.OPEN),
                        expiry(waiting(2)),
                        sentFacts(LISTED));

        assertThat(sent(decision)).containsExactly(call(5));
        assertThat(settled(decision).getFirst())
                .returns(2, LeadUpdate::position)
                .returns(LeadStatus.EXCLUDED, LeadUpdate::status);
        assertThat(progress(decision).excluded()).isEqualTo(1);
    }

    @Test
    void aLeadThatMustWaitWhenItsCommandComesBackIsPutOff() {
        var decision =
                decideAt(
                        NOW.plusSeconds(60),
                        aFullDispatch(DispatchState.OPEN),
                        expiry(waiting(2)),
                        sentFacts(LeadFacts.UNKNOWN));

        assertThat(sent(decision)).containsExactly(call(5));
        assertThat(settled(decision).getFirst())
                .returns(2, LeadUpdate::position)
                .returns(LeadStatus.WAITING, LeadUpdate::status)
                .returns(NOW.plusSeconds(65), LeadUpdate::nextAttemptAt);
        assertThat(progress(decision).waiting()).isEqualTo(1);
    }

    /** Nobody knows whether it is being called: in these words it certainly is not from now on. */
    @Test
    void whatHasExpiredAndMustNotBeCalledIsAskedForInTheSameWords() {
        var full = aFullDispatch(DispatchState.OPEN);
        var paused = aFullDispatch(DispatchState.PAUSED);
        for (var facts : List.of(LISTED, LeadFacts.UNKNOWN)) {
            for (var decision :
                    List.of(
                            decideAt(
                                    NOW.plusSeconds(90),
                                    full,
                                    new DispatchInput.ResendDue(),
                                    sentFacts(facts)),
                            decideAt(
                                    NOW.plusSeconds(90),
                                    full,
                                    new DispatchInput.Recovered(),
                                    sentFacts(facts)),
                            decideAt(
                                    NOW.plusSeconds(90),
                                    paused,
                                    new DispatchInput.Moved(resumed(4)),
                                    sentFacts(facts)))) {
                assertThat(sent(decision)).containsExactly(call(2), call(3), call(4));
                assertThat(decision.dispatch().inFlight(call(2)).orElseThrow())
                        .returns(NOW, InFlight::commandedAt)
                        .returns(NOW.plusSeconds(60), InFlight::notAfter);
            }
        }
    }

    @Test
    void nothingOfACallThatHasBegunIsDecidedOnAgain() {
        var live = aDispatch(DispatchState.OPEN, 3, 11, List.of(), List.of(live(1)));

        var decision =
                decideAt(
                        NOW.plusSeconds(600),
                        live,
                        new DispatchInput.Recovered(),
                        sentFacts(LISTED));

        assertThat(decision).isEqualTo(DispatchDecision.to(live));
    }

    @Test
    void whatAnEarlierVersionWasHandedBackIsDecidedOnAsWell() {
        var handedBack =
                aDispatch(
                        DispatchState.OPEN, 3, 11, List.of(new Dispatch.Returned(4, 2)), List.of());

        var listed = decide(handedBack, new DispatchInput.ResendDue(), sentFacts(LISTED));
        var unknown =
                decide(handedBack, new DispatchInput.ResendDue(), sentFacts(LeadFacts.UNKNOWN));

        assertThat(sent(listed)).isEmpty();
        assertThat(listed.dispatch().isFinished()).isTrue();
        assertThat(sent(unknown)).isEmpty();
        assertThat(unknown.dispatch().waiting()).isEqualTo(1);
    }

    @Test
    void aCallOutsideAnyCampaignIsGivenUpWhenItsNumberIsListed() {
        var single = Dispatch.ofSingleCall("s", anAgent("reminder"), NOW);
        var entry = single.inFlight().getFirst();
        var expiry = expiry(entry);

        var listed = decideAt(NOW.plusSeconds(60), single, expiry, sentFacts(LISTED));
        var unknown = decideAt(NOW.plusSeconds(60), single, expiry, sentFacts(LeadFacts.UNKNOWN));

        assertThat(listed.dispatch().state()).isEqualTo(DispatchState.ENDED);
        assertThat(sent(listed)).isEmpty();
        assertThat(sent(unknown)).isEmpty();
        assertThat(alarm(unknown.dispatch())).isEqualTo(NOW.plusSeconds(30));
    }
}
