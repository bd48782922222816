package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.foundation.aggregate.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign's leads have been handed to the dialer. It is small whatever the campaign's
 * size, and it is the outbox: whoever reads it knows which commands must have been published.
 *
 * @param id the campaignId, or the callId of a call outside any campaign
 * @param campaignId null for a call outside any campaign
 * @param voice what the agent was when the call outside any campaign was asked for; null for a
 *     campaign, whose agent is looked up
 * @param partition where its events lie; null as long as none of them was heard
 * @param limit live calls at once; twice as many leads may be with the dialer
 * @param controlRevision the campaign's latest move that was heard
 * @param nextLead the position of the first lead that was never sent
 * @param returned leads that the dialer has handed back, to be sent first
 * @param counts null when the campaign was stopped by a version that did not count
 * @param version how often it was stored; 0 before the first time
 */
public record Dispatch(
        String id,
        @Nullable String campaignId,
        String userId,
        String agentId,
        @Nullable Voice voice,
        @Nullable Integer partition,
        DispatchState state,
        int limit,
        long controlRevision,
        int totalLeads,
        int nextLead,
        List<Returned> returned,
        List<InFlight> inFlight,
        @Nullable LeadCounts counts,
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
    }

    /** A campaign of whose moves none was heard yet. */
    static Dispatch of(Campaign campaign, Instant now) {
        return new Dispatch(
                campaign.id(),
                campaign.id(),
                campaign.userId(),
                campaign.agentId(),
                null,
                null,
                DispatchState.PAUSED,
                campaign.maxConcurrentCalls(),
                0,
                campaign.totalLeads(),
                1,
                List.of(),
                List.of(),
                LeadCounts.NONE,
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
                Voice.of(agent),
                null,
                DispatchState.OPEN,
                1,
                0,
                1,
                2,
                List.of(),
                List.of(InFlight.commanded(1, 1, callId, now)),
                LeadCounts.NONE,
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
        return !hasUnsent() && inFlight.isEmpty();
    }

    /** When something is to be asked for again; empty when nothing will be. */
    Optional<Instant> nextResend(Duration resendAfter) {
        return state == DispatchState.OPEN
                ? notInitiated().stream()
                        .map(entry -> entry.resendDue(resendAfter))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    List<InFlight> notInitiated() {
        return inFlight.stream().filter(entry -> !entry.initiated()).toList();
    }

    Optional<InFlight> inFlight(String callId) {
        return inFlight.stream().filter(entry -> entry.callId().equals(callId)).findFirst();
    }

    boolean hasRoom() {
        return state == DispatchState.OPEN && inFlight.size() < WINDOW_FACTOR * limit;
    }

    boolean hasUnsent() {
        return nextLead <= totalLeads || !returned.isEmpty();
    }

    /** This dispatch with its next lead in flight: one that was handed back, or a fresh one. */
    Dispatch sendingNext(Instant now) {
        var next = returned.isEmpty() ? new Returned(nextLead, 1) : returned.getFirst();
        var callId = id + "-" + next.position() + "-" + next.attempt();
        var entry = InFlight.commanded(next.position(), next.attempt(), callId, now);
        return returned.isEmpty()
                ? with(nextLead + 1, returned, added(inFlight, entry))
                : with(nextLead, returned.subList(1, returned.size()), added(inFlight, entry));
    }

    /** How far the leads have come; empty when nobody has counted them. */
    public Optional<LeadProgress> progress() {
        return Optional.ofNullable(counts).map(this::progress);
    }

    private LeadProgress progress(LeadCounts known) {
        long calling = inFlight.stream().filter(InFlight::initiated).count();
        long dispatched = state.isOver() ? calling : inFlight.size();
        long left = totalLeads - known.done() - dispatched;
        return new LeadProgress(
                version,
                state.isOver() ? 0 : left,
                dispatched,
                calling,
                0,
                known.done(),
                state.isOver() ? left : 0,
                0,
                null);
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
        return without(entry).counting(counts == null ? null : counts.withDoneLead());
    }

    /** This dispatch after a call has ended that was dropped with its lead. */
    Dispatch dropping(InFlight entry) {
        return without(entry).counting(counts == null ? null : counts.withEndedCall());
    }

    private Dispatch without(InFlight entry) {
        return with(
                nextLead,
                returned,
                inFlight.stream().filter(other -> !other.callId().equals(entry.callId())).toList());
    }

    Dispatch replacing(InFlight entry) {
        return with(
                nextLead,
                returned,
                inFlight.stream()
                        .map(other -> other.callId().equals(entry.callId()) ? entry : other)
                        .toList());
    }

    /** This dispatch after a call has ended whose lead is to be called again at once. */
    Dispatch returning(InFlight entry) {
        var again = new Returned(entry.position(), entry.attempt() + 1);
        var rest = dropping(entry);
        return rest.with(nextLead, added(returned, again), rest.inFlight);
    }

    Dispatch withoutUnsent() {
        return with(totalLeads + 1, List.of(), inFlight);
    }

    Dispatch in(DispatchState next) {
        return with(partition, next, controlRevision, version);
    }

    Dispatch heardUpTo(long revision) {
        return with(partition, state, revision, version);
    }

    Dispatch inPartition(int number) {
        return Objects.equals(partition, number)
                ? this
                : with(number, state, controlRevision, version);
    }

    @Override
    public Dispatch written() {
        return with(partition, state, controlRevision, version + 1);
    }

    private static <T> List<T> added(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    private Dispatch counting(@Nullable LeadCounts now) {
        return with(partition, state, controlRevision, nextLead, returned, inFlight, now, version);
    }

    private Dispatch with(int nextLead, List<Returned> returned, List<InFlight> inFlight) {
        return with(
                partition, state, controlRevision, nextLead, returned, inFlight, counts, version);
    }

    private Dispatch with(
            @Nullable Integer partition, DispatchState state, long controlRevision, long version) {
        return with(
                partition, state, controlRevision, nextLead, returned, inFlight, counts, version);
    }

    private Dispatch with(
            @Nullable Integer partition,
            DispatchState state,
            long controlRevision,
            int nextLead,
            List<Returned> returned,
            List<InFlight> inFlight,
            @Nullable LeadCounts counts,
            long version) {
        return new Dispatch(
                id,
                campaignId,
                userId,
                agentId,
                voice,
                partition,
                state,
                limit,
                controlRevision,
                totalLeads,
                nextLead,
                returned,
                inFlight,
                counts,
                createdAt,
                version);
    }
}
