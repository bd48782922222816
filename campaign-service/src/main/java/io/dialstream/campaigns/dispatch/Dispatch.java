package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignStarted;
import io.dialstream.foundation.aggregate.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign's leads have been handed to the dialer. It is small whatever the campaign's
 * size, and it is the outbox: whoever reads it knows which commands must have been published.
 *
 * @param id the campaignId, or the callId of a call outside any campaign
 * @param campaignId null for a call outside any campaign
 * @param voice what the agent was when the call outside any campaign was asked for; null for a
 *     campaign, whose agent is looked up
 * @param providers whom the calls are placed with
 * @param rules whom the campaign may call, and when
 * @param partition where its events lie; null as long as none of them was handled
 * @param limit live calls at once; twice as many leads may be with the dialer
 * @param controlRevision the campaign's latest move that was handled
 * @param nextLead the position of the first lead that was never decided on
 * @param passedOver leads before that which must not be called yet; null when there are none
 * @param returned leads that the dialer had handed back to an earlier version, to be sent first
 * @param settled what was decided about leads by the last decision, and follows from nothing else
 * @param calledBack where the leads are that have called back while they were with the dialer
 * @param nextAttemptAt when the first of the WAITING leads is due, as far as is known: never later
 *     than it is; null when none waits
 * @param schedule when the campaign starts and ends by itself
 * @param badNumbers which of its last calls have failed for a bad number
 * @param counts null when the campaign was stopped by a version that did not count
 * @param tally how its leads divide
 * @param version how often it was stored; 0 before the first time
 */
public record Dispatch(
        String id,
        @Nullable String campaignId,
        String userId,
        String agentId,
        @Nullable Voice voice,
        ProviderChoice providers,
        Rules rules,
        @Nullable Integer partition,
        DispatchState state,
        int limit,
        long controlRevision,
        int totalLeads,
        int nextLead,
        @Nullable PassedOver passedOver,
        List<Returned> returned,
        List<InFlight> inFlight,
        List<Settled> settled,
        List<Integer> calledBack,
        @Nullable Instant nextAttemptAt,
        DispatchSchedule schedule,
        BadNumbers badNumbers,
        @Nullable LeadCounts counts,
        LeadTally tally,
        Instant createdAt,
        long version)
        implements Aggregate<Dispatch> {

    /** A lead to be tried again, and the number of that next attempt. */
    public record Returned(int position, int attempt) {}

    /** Live calls and as many waiting, so that a freed slot never waits for the next command. */
    private static final int WINDOW_FACTOR = 2;

    public Dispatch {
        returned = List.copyOf(returned);
        inFlight = List.copyOf(inFlight);
        settled = List.copyOf(settled);
        calledBack = List.copyOf(calledBack);
    }

    /** A campaign of whose moves none was handled yet. */
    static Dispatch of(Campaign campaign, Instant now) {
        return new Dispatch(
                campaign.id(),
                campaign.id(),
                campaign.userId(),
                campaign.agentId(),
                null,
                campaign.providers(),
                campaign.rules(),
                null,
                DispatchState.PAUSED,
                campaign.maxConcurrentCalls(),
                0,
                campaign.totalLeads(),
                1,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                DispatchSchedule.of(campaign),
                BadNumbers.NONE,
                LeadCounts.NONE.withExcludedLeads(campaign.excludedAtFirst()),
                LeadTally.NONE,
                now,
                0);
    }

    /** A call outside any campaign: one lead, asked for at once. */
    public static Dispatch ofSingleCall(String callId, Agent agent, Instant now) {
        return new Dispatch(
                callId,
                null,
                agent.userId(),
                agent.agentId(),
                Voice.of(agent).forPeople(),
                ProviderChoice.USUAL,
                Rules.NONE,
                null,
                DispatchState.OPEN,
                1,
                0,
                1,
                2,
                null,
                List.of(),
                List.of(InFlight.commanded(1, 1, callId, now)),
                List.of(),
                List.of(),
                null,
                DispatchSchedule.NONE,
                BadNumbers.NONE,
                LeadCounts.NONE,
                LeadTally.NONE,
                now,
                0);
    }

    @Override
    public boolean isActive() {
        return state == DispatchState.OPEN || atDialer() > 0;
    }

    /** What waited at the dialer when the campaign stopped is not there any more. */
    int atDialer() {
        return state.isOver() ? inFlight.size() - notInitiated().size() : inFlight.size();
    }

    public boolean isSingleCall() {
        return campaignId == null;
    }

    /** Whether no lead is left to be sent, and none is with the dialer. */
    public boolean isFinished() {
        return !hasUnsent() && inFlight.isEmpty() && waiting() == 0;
    }

    /** How often leads are called now; null for once, as when nobody is called again. */
    @Nullable Retry retry() {
        return state.isOver() ? null : rules.retry();
    }

    /** How many leads are WAITING. */
    int waiting() {
        return counts == null ? 0 : counts.waiting();
    }

    /**
     * When something is to be asked for again, a lead to be called, or the campaign to start or to
     * end; empty when nothing will be. Where there is no room, a lead is called when there is.
     */
    Optional<Instant> nextAlarm(Duration resendAfter) {
        return Stream.concat(
                        state.isOver() ? Stream.empty() : schedule.moments(),
                        isSending() ? awaited(resendAfter) : Stream.empty())
                .min(Comparator.naturalOrder());
    }

    private Stream<Instant> awaited(Duration resendAfter) {
        return Stream.concat(
                notInitiated().stream().map(entry -> entry.resendDue(resendAfter)),
                hasRoom() ? leadsDue() : Stream.empty());
    }

    private Stream<Instant> leadsDue() {
        return Stream.of(
                        Optional.ofNullable(nextAttemptAt),
                        Optional.ofNullable(passedOver).map(PassedOver::until),
                        hasUndecided() ? Optional.of(createdAt) : Optional.<Instant>empty())
                .flatMap(Optional::stream);
    }

    /** Whether some leads were never decided on, or are to be sent again. */
    boolean hasUndecided() {
        return nextLead <= totalLeads || !returned.isEmpty();
    }

    /** Whether leads that were passed over may be called now. */
    private boolean isToLookAgain(Instant now) {
        return passedOver != null && !passedOver.until().isAfter(now);
    }

    Dispatch lookingAgainIfDue(Instant now) {
        return isToLookAgain(now) ? lookingAgain() : this;
    }

    /** This dispatch as it looks once more at what it has passed over. */
    Dispatch lookingAgain() {
        return passedOver == null
                ? this
                : with(next -> {
                    next.nextLead = Math.min(nextLead, passedOver.first());
                    next.passedOver = null;
                });
    }

    /** How many more leads can go to the dialer once so many calls have ended, if it is OPEN. */
    int roomAfter(int ends) {
        int window = WINDOW_FACTOR * limit;
        return Math.min(window, Math.max(0, window - inFlight.size()) + ends);
    }

    /** Whether one of the WAITING leads may be called again now. */
    boolean hasDueLead(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    /**
     * What is to be read of the WAITING leads: enough to fill the window although those in flight
     * may still be among them, and the first that is left.
     */
    int readAhead() {
        return Math.max(WINDOW_FACTOR * limit, inFlight.size()) + 1;
    }

    /** How many more leads may go to the dialer now. */
    int room() {
        return isSending() ? Math.max(0, WINDOW_FACTOR * limit - inFlight.size()) : 0;
    }

    List<InFlight> notInitiated() {
        return inFlight.stream().filter(entry -> !entry.initiated()).toList();
    }

    Optional<InFlight> inFlight(String callId) {
        return inFlight.stream().filter(entry -> entry.callId().equals(callId)).findFirst();
    }

    boolean hasRoom() {
        return room() > 0;
    }

    boolean hasUnsent() {
        return hasUndecided() || passedOver != null;
    }

    /** This dispatch with a lead in flight that nobody has called yet. */
    Dispatch sendingFresh(int position, Instant now, Instant until) {
        return sending(position, 1, Attempts.NONE, null, now, until);
    }

    /** This dispatch with the first lead in flight that was handed back to an earlier version. */
    Dispatch sendingReturned(Instant now, Instant until) {
        var first = returned.getFirst();
        return with(next -> next.returned = returned.subList(1, returned.size()))
                .sending(first.position(), first.attempt(), Attempts.NONE, null, now, until);
    }

    /** All leads up to this position were decided on. */
    Dispatch decidedUpTo(int position) {
        return with(next -> next.nextLead = Math.max(nextLead, position + 1));
    }

    /** This dispatch after a lead that nobody has called yet and that must wait. */
    Dispatch passingOver(int position, Instant until) {
        var before = passedOver;
        var now =
                before == null
                        ? new PassedOver(position, until)
                        : new PassedOver(
                                Math.min(before.first(), position),
                                until.isBefore(before.until()) ? until : before.until());
        return with(next -> next.passedOver = now);
    }

    /**
     * This dispatch without a time to look again where every lead was decided on: places in which
     * nobody is left have their hours, too.
     */
    Dispatch withNobodyPassedOverInVain() {
        return passedOver != null && counts != null && left(counts, inFlight.size()) == 0
                ? with(next -> next.passedOver = null)
                : this;
    }

    private long left(LeadCounts known, long dispatched) {
        return (long) totalLeads - known.done() - known.waiting() - known.excluded() - dispatched;
    }

    private Dispatch sending(
            int position,
            int attempt,
            Attempts made,
            InFlight.@Nullable Last last,
            Instant now,
            Instant until) {
        var callId = callId(id, position, attempt);
        var entry = InFlight.commanded(position, attempt, callId, made, last, now, until);
        return withInFlight(Stream.concat(inFlight.stream(), Stream.of(entry)).toList());
    }

    static String callId(String campaignId, int position, int attempt) {
        return campaignId + "-" + position + "-" + attempt;
    }

    /** How far the leads have come; empty before the start, and when nobody has counted them. */
    public Optional<LeadProgress> progress() {
        return Optional.ofNullable(counts).filter(_ -> schedule.started()).map(this::progress);
    }

    private LeadProgress progress(LeadCounts known) {
        long calling = inFlight.stream().filter(InFlight::initiated).count();
        long dispatched = state.isOver() ? calling : inFlight.size();
        long left = left(known, dispatched);
        return new LeadProgress(
                version,
                state.isOver() ? 0 : left,
                dispatched,
                calling,
                known.waiting(),
                known.done(),
                state.isOver() ? left : 0,
                known.excluded(),
                nextAttemptAt);
    }

    /** Whether something has come to its end, or to wait, since this was the dispatch before. */
    boolean hasProgressedSince(Dispatch before) {
        var now = progress();
        return now.isPresent() && !before.progress().map(now.get()::settledAs).orElse(false);
    }

    /** Whether these numbers of its calls are the last ones, once it is finished. */
    boolean isCountedBy(CampaignStats stats) {
        var calls = counts == null ? null : counts.endedCalls();
        var all =
                calls == null ? stats.completedLeads() == totalLeads : stats.endedCalls() == calls;
        return all && stats.inFlightCalls() == 0;
    }

    /** This dispatch after a call has ended that its lead is done with. */
    Dispatch finishing(InFlight entry) {
        return dropping(entry).counting(LeadCounts::withDoneLead);
    }

    /** This dispatch after a call has ended that was dropped with its lead. */
    Dispatch dropping(InFlight entry) {
        return without(entry).counting(LeadCounts::withEndedCall);
    }

    private Dispatch without(InFlight entry) {
        return withInFlight(
                        inFlight.stream()
                                .filter(other -> !other.callId().equals(entry.callId()))
                                .toList())
                .with(next ->
                        next.calledBack =
                                calledBack.stream()
                                        .filter(position -> position != entry.position())
                                        .toList());
    }

    /** With each lead in flight where it was before, and new ones where others have gone. */
    Dispatch keepingPlaces(Dispatch before) {
        var fresh = new ArrayDeque<>(inFlight);
        fresh.removeIf(entry -> before.inFlight(entry.callId()).isPresent());
        if (fresh.isEmpty()) {
            return this;
        }
        var placed = new ArrayList<InFlight>();
        for (var entry : before.inFlight) {
            inFlight(entry.callId())
                    .or(() -> Optional.ofNullable(fresh.poll()))
                    .ifPresent(placed::add);
        }
        placed.addAll(fresh);
        return withInFlight(placed);
    }

    Dispatch replacing(InFlight entry) {
        return withInFlight(
                inFlight.stream()
                        .map(other -> other.callId().equals(entry.callId()) ? entry : other)
                        .toList());
    }

    /** This dispatch after a call has ended whose lead is called again, at the earliest then. */
    Dispatch waitingWith(InFlight entry, Instant at) {
        return dropping(entry).waitingFor(at, WaitReason.RETRY);
    }

    private Dispatch waitingFor(Instant at, WaitReason reason) {
        var first = nextAttemptAt == null || at.isBefore(nextAttemptAt) ? at : nextAttemptAt;
        return counting(known -> known.withWaitingLeads(1))
                .tallying(tally -> tally.withWaiting(reason, 1))
                .withNextAttempt(first);
    }

    /** This dispatch with a lead in flight that was WAITING. */
    Dispatch callingAgain(Lead lead, Instant now, Instant until) {
        var sent =
                sending(lead.position(), lead.attempt() + 1, lead.tried(), last(lead), now, until);
        return (lead.calledBack() ? sent.withCallback(lead.position()) : sent)
                .counting(known -> known.withWaitingLeads(-1))
                .tallying(tally -> tally.withWaiting(WaitReason.of(lead.reason()), -1));
    }

    private static InFlight.@Nullable Last last(Lead lead) {
        var callId = lead.callId();
        var outcome = lead.outcome();
        return callId == null || outcome == null ? null : new InFlight.Last(callId, outcome);
    }

    /** This dispatch after an attempt whose lead gets another one then, as a rule has it. */
    Dispatch retrying(InFlight entry, Attempts made, CallStatus outcome, Instant at) {
        return waitingWith(entry, at)
                .with(
                        new Settled(
                                entry.position(),
                                entry.attempt(),
                                made,
                                entry.callId(),
                                outcome,
                                at,
                                null,
                                false));
    }

    /** This dispatch done with a lead that was WAITING, and that no rule wants to be called. */
    Dispatch givingUp(Lead lead) {
        return givingUp(lead.reason(), Settled.of(lead, null, null));
    }

    /** The same, with a lead that may not know yet that it waits. */
    Dispatch givingUp(Settled waiting) {
        return givingUp(waiting.reason(), waiting.givenUp());
    }

    private Dispatch givingUp(@Nullable String reason, Settled end) {
        var next =
                counting(known -> known.withWaitingLeads(-1).withDoneLead())
                        .tallying(tally -> tally.withWaiting(WaitReason.of(reason), -1))
                        .with(end);
        return next.waiting() == 0 ? next.withNextAttempt(null) : next;
    }

    /** This dispatch after a lead has called back that is with the dialer. */
    Dispatch withCallback(int position) {
        return calledBack.contains(position)
                ? this
                : with(next ->
                        next.calledBack =
                                Stream.concat(calledBack.stream(), Stream.of(position)).toList());
    }

    /** What has left the dialer is of no interest any more. */
    Dispatch withoutCallbacksInVain() {
        return calledBack.stream().allMatch(this::isInFlight)
                ? this
                : with(next ->
                        next.calledBack = calledBack.stream().filter(this::isInFlight).toList());
    }

    /** Whether a lead that is with the dialer gets no further attempt: it has called back. */
    boolean isCancelled(InFlight entry) {
        return !state.isOver()
                && rules.cancelsOnCallback()
                && calledBack.contains(entry.position());
    }

    /**
     * This dispatch done with a lead that has called back, and whose command has come to nothing.
     */
    Dispatch cancelling(InFlight entry) {
        return without(entry)
                .counting(LeadCounts::withDoneLead)
                .with(Settled.withoutCall(entry, null, null));
    }

    /** The same, after a call that was no attempt. */
    Dispatch cancellingAfter(InFlight entry) {
        return finishing(entry)
                .with(
                        new Settled(
                                entry.position(),
                                entry.attempt(),
                                entry.attempts(),
                                entry.lastCallId(),
                                entry.lastOutcome(),
                                null,
                                null,
                                false));
    }

    /** This dispatch with a lead put off that was WAITING. */
    Dispatch puttingOff(Lead lead, Instant until, WaitReason reason) {
        return tallying(tally ->
                        tally.withWaiting(WaitReason.of(lead.reason()), -1).withWaiting(reason, 1))
                .with(Settled.of(lead, until, reason.name()));
    }

    /** This dispatch with a lead put off that nobody has called yet. */
    Dispatch puttingOffFresh(Lead lead, Instant until, WaitReason reason) {
        return waitingFor(until, reason).with(Settled.of(lead, until, reason.name()));
    }

    /** This dispatch after a rule has forbidden to call a lead that is not with the dialer. */
    Dispatch excluding(Lead lead, ExclusionReason reason) {
        int waiting = lead.status() == LeadStatus.WAITING ? 1 : 0;
        return counting(known -> known.withWaitingLeads(-waiting).withExcludedLeads(1))
                .tallying(tally ->
                        tally.withWaiting(WaitReason.of(lead.reason()), -waiting)
                                .withExcluded(reason))
                .with(Settled.of(lead, null, reason.name()));
    }

    /**
     * This dispatch after a rule has forbidden a call that was with the dialer, which has given it
     * back.
     */
    Dispatch excluding(InFlight entry, ExclusionReason reason) {
        return without(entry)
                .counting(known -> known.withExcludedLeads(1))
                .tallying(tally -> tally.withExcluded(reason))
                .with(Settled.withoutCall(entry, null, reason.name()));
    }

    /** The same, after a rule has put it off. */
    Dispatch puttingOff(InFlight entry, Instant until, WaitReason reason) {
        return without(entry)
                .waitingFor(until, reason)
                .with(Settled.withoutCall(entry, until, reason.name()));
    }

    private Dispatch with(Settled one) {
        return with(
                next -> next.settled = Stream.concat(settled.stream(), Stream.of(one)).toList());
    }

    /** Every lead knows what was settled. */
    Dispatch withNothingSettled() {
        return settled.isEmpty() ? this : with(next -> next.settled = List.of());
    }

    /** By what its campaign says now. */
    Dispatch with(CampaignSettings settings) {
        return with(next -> {
            next.limit = settings.maxConcurrentCalls();
            next.providers = settings.providers();
            next.rules = settings.rules();
            next.schedule = schedule.by(settings.rules().schedule());
        });
    }

    /**
     * With as many leads, and live calls at once, as its campaign has started with. What was read
     * of it is newer than the event, and holds instead.
     */
    Dispatch startedAs(CampaignStarted event, DispatchInput.LeadsRead read) {
        var excluded = read.excludedAtFirst();
        return with(next -> {
            if (excluded != null) {
                next.counts = LeadCounts.NONE.withExcludedLeads(excluded);
            }
            next.schedule = schedule.begun();
            next.totalLeads = Math.toIntExact(event.totalLeads());
            if (read.settings() == null) {
                next.limit = event.maxConcurrentCalls();
            }
        });
    }

    Dispatch with(DispatchSchedule left) {
        return with(next -> next.schedule = left);
    }

    /** How many of its calls have ended; empty when nobody has counted them. */
    Optional<Integer> endedCalls() {
        return Optional.ofNullable(counts).map(LeadCounts::endedCalls);
    }

    Dispatch with(BadNumbers known) {
        return with(next -> next.badNumbers = known);
    }

    /** What failed before a resume does not count any more. */
    Dispatch resumed() {
        return endedCalls().map(calls -> with(new BadNumbers(calls, List.of()))).orElse(this);
    }

    /** Whether leads may go to the dialer. */
    boolean isSending() {
        return state == DispatchState.OPEN && !schedule.ending();
    }

    /** As an earlier version has left it that took so many WAITING leads for DONE. */
    public Dispatch withWaitingLeads(int some) {
        return some == 0 || counts == null
                ? this
                : counting(known -> known.takingForWaiting(some)).withNextAttempt(Instant.EPOCH);
    }

    boolean isInFlight(Lead lead) {
        return isInFlight(lead.position());
    }

    boolean isInFlight(int position) {
        return inFlight.stream().anyMatch(entry -> entry.position() == position);
    }

    /** Whether this decision has decided already what becomes of a lead. */
    boolean isSettled(int position) {
        return settled.stream().anyMatch(one -> one.position() == position);
    }

    Dispatch withoutUnsent() {
        return with(next -> {
            next.nextLead = totalLeads + 1;
            next.passedOver = null;
            next.returned = List.of();
            next.nextAttemptAt = null;
            next.counts = counts == null ? null : counts.withoutWaitingLeads();
            next.tally = tally.withoutWaiting();
        });
    }

    Dispatch in(DispatchState other) {
        return with(next -> next.state = other);
    }

    Dispatch movedTo(long revision) {
        return with(next -> next.controlRevision = revision);
    }

    Dispatch inPartition(int number) {
        return Objects.equals(partition, number) ? this : with(next -> next.partition = number);
    }

    @Override
    public Dispatch written() {
        return with(next -> next.version++);
    }

    Dispatch withNextAttempt(@Nullable Instant at) {
        return with(next -> next.nextAttemptAt = at);
    }

    /** This dispatch after a lead was decided on for good that was PENDING. */
    Dispatch begun(Lead lead) {
        return tallying(tally -> tally.withBegun(lead.place()));
    }

    private Dispatch tallying(UnaryOperator<LeadTally> change) {
        return with(next -> next.tally = change.apply(tally));
    }

    /** A version that did not count does not begin to. */
    private Dispatch counting(UnaryOperator<LeadCounts> change) {
        return counts == null ? this : with(next -> next.counts = change.apply(counts));
    }

    private Dispatch withInFlight(List<InFlight> entries) {
        return with(next -> next.inFlight = entries);
    }

    /** What may change of it, as it is until then. */
    private final class Next {
        private ProviderChoice providers = Dispatch.this.providers;
        private Rules rules = Dispatch.this.rules;
        private @Nullable Integer partition = Dispatch.this.partition;
        private DispatchState state = Dispatch.this.state;
        private long controlRevision = Dispatch.this.controlRevision;
        private int nextLead = Dispatch.this.nextLead;
        private @Nullable PassedOver passedOver = Dispatch.this.passedOver;
        private List<Returned> returned = Dispatch.this.returned;
        private List<InFlight> inFlight = Dispatch.this.inFlight;
        private List<Settled> settled = Dispatch.this.settled;
        private List<Integer> calledBack = Dispatch.this.calledBack;
        private @Nullable Instant nextAttemptAt = Dispatch.this.nextAttemptAt;
        private DispatchSchedule schedule = Dispatch.this.schedule;
        private BadNumbers badNumbers = Dispatch.this.badNumbers;
        private int totalLeads = Dispatch.this.totalLeads;
        private int limit = Dispatch.this.limit;
        private @Nullable LeadCounts counts = Dispatch.this.counts;
        private LeadTally tally = Dispatch.this.tally;
        private long version = Dispatch.this.version;
    }

    private Dispatch with(Consumer<Next> change) {
        var next = new Next();
        change.accept(next);
        return new Dispatch(
                id,
                campaignId,
                userId,
                agentId,
                voice,
                next.providers,
                next.rules,
                next.partition,
                next.state,
                next.limit,
                next.controlRevision,
                next.totalLeads,
                next.nextLead,
                next.passedOver,
                next.returned,
                next.inFlight,
                next.settled,
                next.calledBack,
                next.nextAttemptAt,
                next.schedule,
                next.badNumbers,
                next.counts,
                next.tally,
                createdAt,
                next.version);
    }
}
