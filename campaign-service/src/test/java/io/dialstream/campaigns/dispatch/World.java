package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignShells;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.InMemoryCampaigns;
import io.dialstream.campaigns.campaign.LeadAddition;
import io.dialstream.campaigns.campaign.OneByOne;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.cap.InMemoryRecentCalls;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.donotcall.DoNotCallFixtures;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.donotcall.InMemoryDoNotCallEntries;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.singlecall.SingleCallShells;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Event;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.Fuse;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The campaign service on stores in memory, in a process that can end at any write and is then
 * started again; the dialer and the projection are played by hand.
 */
final class World {

    static final int PARTITION = 3;

    final InMemoryLeads leads = new InMemoryLeads();
    final InMemoryDoNotCallEntries listed = new InMemoryDoNotCallEntries();
    final InMemoryRecentCalls recent = new InMemoryRecentCalls();
    final InMemoryAgents agents = new InMemoryAgents();
    final InMemoryDispatches dispatches = new InMemoryDispatches();
    final InMemoryCampaigns campaigns = new InMemoryCampaigns(dispatches);
    final InMemoryEventLog log = new InMemoryEventLog();
    final MovableClock clock = new MovableClock();
    final ManualAlarm alarm = new ManualAlarm(clock);
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    DeploymentRules deployment = DeploymentRules.NONE;

    private Fuse fuse;
    private final Set<String> dialled = new LinkedHashSet<>();
    private int consumed;
    private long statsRevision;

    /** The process: made anew whenever it is started. */
    CampaignShells shells;

    CampaignCompletion completion;
    DispatchProcessor dispatching;

    World(Fuse fuse) {
        this.fuse = fuse;
        agents.put(AgentFixtures.anAgent("reminder"));
        this.shells = shells();
        this.completion = completion();
        this.dispatching = dispatching();
        dispatching.gained(Set.of(PARTITION));
    }

    static World withoutCrashes() {
        return new World(Fuse.never());
    }

    /** A process that has ended is started again on what it has stored. */
    void restart() {
        fuse = Fuse.never();
        alarm.forget();
        metrics = new SimpleMeterRegistry();
        shells = shells();
        completion = completion();
        dispatching = dispatching();
        dispatching.gained(Set.of(PARTITION));
    }

    DoNotCallRule doNotCall() {
        return DoNotCallFixtures.ruleOf(fuse.protect(DoNotCallEntries.class, listed));
    }

    /** Puts the number of the lead at this position on its user's list. */
    void list(int position) {
        var number = leadsOf("any", position).getLast().phoneNumber().e164();
        listed.put(
                new DoNotCallEntry("ann", number, null, "API", null, clock.instant()),
                clock.instant());
    }

    CapReservations caps() {
        return new CapReservations(fuse.protect(RecentCalls.class, recent));
    }

    private CallReservations reservations() {
        return new CallReservations(caps(), deployment, fuse.protect(Leads.class, leads), clock);
    }

    private CampaignShells shells() {
        return new CampaignShells(
                fuse.protect(Campaigns.class, campaigns),
                OneByOne.of(fuse.protect(Leads.class, leads)),
                doNotCall(),
                fuse.protect(EventLog.class, log),
                alarm,
                clock);
    }

    private CampaignCompletion completion() {
        return new CampaignCompletion(
                fuse.protect(Campaigns.class, campaigns),
                fuse.protect(Dispatches.class, dispatches),
                shells.moves());
    }

    private DispatchEffects effects() {
        var safeLeads = fuse.protect(Leads.class, leads);
        var sender =
                new LeadSender(
                        safeLeads,
                        fuse.protect(Agents.class, agents),
                        reservations(),
                        fuse.protect(EventLog.class, log),
                        metrics);
        return new DispatchEffects(
                safeLeads,
                sender,
                reservations(),
                shells.moves(),
                completion,
                new ProgressPublisher(fuse.protect(EventLog.class, log), clock),
                new LeadMeter(metrics));
    }

    private DispatchProcessor dispatching() {
        return dispatchingOn(fuse.protect(Dispatches.class, dispatches));
    }

    DispatchProcessor dispatchingOn(Dispatches stored) {
        var processor =
                new DispatchProcessor(
                        stored,
                        new DispatchPolicy(properties()),
                        effects(),
                        fuse.protect(Campaigns.class, campaigns),
                        new LeadReader(
                                fuse.protect(Campaigns.class, campaigns),
                                fuse.protect(Leads.class, leads),
                                doNotCall(),
                                caps(),
                                deployment,
                                new LeadMeter(metrics)),
                        shells.pendingEvents(),
                        alarm);
        var _ = new DispatchMeters(processor, metrics);
        return processor;
    }

    private static DispatchProperties properties() {
        return new DispatchProperties(Duration.ofSeconds(30));
    }

    // ---- the user

    void create(String id, int count, int limit) {
        create(id, count, limit, ProviderChoice.USUAL);
    }

    void create(String id, int count, int limit, Rules rules) {
        create(id, count, limit, ProviderChoice.USUAL, rules);
    }

    void create(String id, int count, int limit, ProviderChoice chosen) {
        create(id, count, limit, chosen, Rules.NONE);
    }

    private void create(String id, int count, int limit, ProviderChoice chosen, Rules rules) {
        var planned =
                Campaign.planned(id, "ann", "reminder", "Autumn", count, limit, MovableClock.START);
        store(planned.with(chosen).with(rules), leadsOf(id, count));
    }

    /** With leads that come with these time zones. */
    void create(String id, int limit, Rules rules, List<@Nullable String> zones) {
        var planned =
                Campaign.planned(
                        id, "ann", "reminder", "Autumn", zones.size(), limit, MovableClock.START);
        store(planned.with(rules), leadsIn(id, 0, zones));
    }

    /** It starts at once unless it has a schedule to start by. */
    private void store(Campaign planned, List<Lead> itsLeads) {
        var schedule = planned.rules().schedule();
        var atOnce = schedule == null || schedule.startAt() == null;
        shells.creation().create(planned, itsLeads, atOnce);
    }

    /** More leads for a campaign that has not started; once, however often it is asked for. */
    void add(String id, List<@Nullable String> zones) {
        var campaign = campaign(id);
        var added = leadsIn(id, campaign.totalLeads(), zones);
        shells.addition()
                .add(
                        campaign,
                        new LeadAddition.Request(
                                "more of " + id,
                                added.getFirst().phoneNumber().e164(),
                                () -> added));
    }

    private static List<Lead> leadsIn(String id, int before, List<@Nullable String> zones) {
        return leadsOf(id, before + zones.size()).stream()
                .skip(before)
                .map(lead -> lead.in(zones.get(lead.position() - before - 1)))
                .toList();
    }

    /** All of whose leads have the number of the first one. */
    void createWithOneNumber(String id, int count, int limit, Rules rules) {
        var planned =
                Campaign.planned(id, "ann", "reminder", "Autumn", count, limit, MovableClock.START);
        var number = leadsOf(id, 1).getFirst().phoneNumber();
        var leads =
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> Lead.pending(id, n, "" + n, "Lead " + n, number, Map.of()))
                        .toList();
        shells.creation().create(planned.with(rules), leads, true);
    }

    SingleCalls singleCalls() {
        return SingleCallShells.on(
                leads, agents, doNotCall(), caps(), deployment, dispatches, dispatching, clock);
    }

    static List<Lead> leadsOf(String id, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(position ->
                        Lead.pending(
                                id,
                                position,
                                Integer.toString(position),
                                "Lead " + position,
                                new PhoneNumber("+1415555" + (1000 + position)),
                                Map.of()))
                .toList();
    }

    Campaign campaign(String id) {
        return campaigns.find(id).orElseThrow();
    }

    /** As their user sees them. */
    List<Lead> leadsOf(String id) {
        var campaign = campaigns.find(id);
        return leads.list(id, null, 0, 1_000, 1_000).stream()
                .map(lead -> campaign.map(it -> it.seen(lead)).orElse(lead))
                .toList();
    }

    Dispatch dispatch(String id) {
        return Objects.requireNonNull(dispatches.load(List.of(id)).get(id));
    }

    // ---- Kafka

    /** Delivers what was published for dispatches; it stays undelivered if the process ends. */
    boolean deliver(int atMost) {
        var batch =
                forDispatches().stream()
                        .skip(consumed)
                        .limit(atMost)
                        .map(event -> new EventRecord(event, PARTITION, 0))
                        .toList();
        if (batch.isEmpty()) {
            return false;
        }
        dispatching.handle(batch);
        consumed += batch.size();
        return true;
    }

    /** As after a rebalance without a commit: everything comes again. */
    void redeliverAll() {
        consumed = 0;
        deliver(Integer.MAX_VALUE);
    }

    /** Delivers all that was published for dispatches to another instance. */
    void deliverAllTo(DispatchProcessor other) {
        other.handle(
                forDispatches().stream()
                        .map(event -> new EventRecord(event, PARTITION, 0))
                        .toList());
    }

    private List<Event> forDispatches() {
        return log.published().stream()
                .filter(it ->
                        it.topic().equals(Topics.CAMPAIGN_EVENTS)
                                || it.topic().equals(Topics.CALL_STATUS)
                                || it.topic().equals(Topics.CALL_RETURNS))
                .map(InMemoryEventLog.Published::event)
                .toList();
    }

    /** The commands that were published, repeated ones once. */
    List<PlaceCall> commands() {
        return new ArrayList<>(
                log.published(PlaceCall.class).stream()
                        .collect(
                                Collectors.toMap(
                                        PlaceCall::callId,
                                        command -> command,
                                        (first, _) -> first,
                                        LinkedHashMap::new))
                        .values());
    }

    // ---- the dialer

    /** Calls the next lead that was commanded, from dialling to its end; false if there is none. */
    boolean dialNext(CallStatus outcome) {
        for (var command : commands()) {
            if (dialled.add(command.callId())) {
                say(command, CallStatus.INITIATED, false);
                say(command, outcome, false);
                return true;
            }
        }
        return false;
    }

    /** As the dialer does when the provider has taken a call. */
    void place(PlaceCall command) {
        dialled.add(command.callId());
        say(command, CallStatus.INITIATED, false);
        log.publishAndWait(
                DispatchFixtures.begun(command.campaignId(), command.callId(), clock.instant()));
    }

    /** As the dialer does when the provider refuses the credentials. */
    void refuse(PlaceCall command) {
        dialled.add(command.callId());
        say(command, CallStatus.INITIATED, false);
        say(command, CallStatus.FAILED, true);
    }

    /** As the dialer does when it could not place an announced call before its command expired. */
    void expire(PlaceCall command) {
        dialled.add(command.callId());
        say(command, CallStatus.INITIATED, false);
        log.publishAndWait(DispatchFixtures.expired(command.campaignId(), command.callId()));
    }

    void say(PlaceCall command, CallStatus status, boolean leadReturned) {
        log.publishAndWait(
                DispatchFixtures.status(
                        command.campaignId(), command.callId(), status, leadReturned));
    }

    // ---- the projection

    /** As it does when whoever was called by this has called back and was answered. */
    void callBack(String campaignId, String callId) {
        log.publishAndWait(returned(campaignId, callId));
    }

    static CallReturned returned(String campaignId, String callId) {
        var id = "in-" + callId;
        return new CallReturned(
                CallReturned.eventId(id),
                id,
                callId,
                campaignId,
                "lead",
                "ann",
                CallMatch.CALLER_ID,
                MovableClock.START);
    }

    void count(String id, long completed, long inFlight) {
        var stats =
                new CampaignStatsChanged(
                        id + ":stats:" + ++statsRevision,
                        id,
                        "ann",
                        statsRevision,
                        MovableClock.START,
                        completed,
                        inFlight,
                        completed,
                        0,
                        0,
                        0,
                        0,
                        0);
        completion.handle(List.of(new EventRecord(stats, 0, 0)));
    }
}
