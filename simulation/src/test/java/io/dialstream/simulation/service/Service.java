package io.dialstream.simulation.service;

import static java.util.stream.Collectors.toSet;

import io.dialstream.calllog.projection.Projector;
import io.dialstream.campaigns.campaign.CampaignChanges;
import io.dialstream.campaigns.campaign.CampaignCreation;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.LeadAddition;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.cap.Uncounted;
import io.dialstream.campaigns.dispatch.CampaignCompletion;
import io.dialstream.campaigns.dispatch.DispatchProcessor;
import io.dialstream.campaigns.donotcall.DoNotCallList;
import io.dialstream.campaigns.donotcall.ForbiddenNumbersProperties;
import io.dialstream.campaigns.optout.OptOuts;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.admission.BreakerProperties;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.CallRates;
import io.dialstream.dialer.lane.LaneEventHandler;
import io.dialstream.dialer.placement.NarrowPlacementQueue;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.eventlog.TopicNames;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.incoming.NoIncomingCalls;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.voice.KeyPresses;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Seams;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.log.ConsumerGroup;
import io.dialstream.simulation.log.Member;
import io.dialstream.simulation.log.Producer;
import io.dialstream.simulation.provider.Postman;
import io.dialstream.simulation.provider.SimulatedProvider;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A service in a process of its own: its real components on simulated ports. */
public final class Service {

    /** Which service it is. */
    public enum Kind {
        CAMPAIGN,
        DIALER,
        INGEST,
        CALLLOG
    }

    /** Quick to judge: these worlds have few calls. */
    private static final BreakerProperties BREAKER =
            new BreakerProperties(0.5, 4, Duration.ofSeconds(60), Duration.ofSeconds(5));

    /**
     * What kind a number is, is looked up in tables behind locks that all worlds share: who waits
     * for one is woken by another world, which ours would not wait for.
     */
    private static final ForbiddenNumbersProperties ANY_NUMBER =
            new ForbiddenNumbersProperties(List.of(), Set.of());

    private static final PartitionOwner NOBODY = new Nobody();

    private static final Set<Class<?>> CAMPAIGN = campaign();
    private static final Set<Class<?>> DIALER = dialer();
    static final Set<Class<?>> CALLLOG = Wiring.componentsOf("io.dialstream.calllog", "projection");

    private static final Set<Class<?>> INGEST =
            Set.of(
                    StatusCallbacks.class,
                    KeyPresses.class,
                    Wiring.type("io.dialstream.ingest.voice.OptOutOffers"),
                    WebhookMetrics.class);

    private final Kind kind;
    private final Instance process;
    private final Deployment deployment;
    private final Wiring parts;
    private final List<Member> members = new ArrayList<>();

    private Service(Kind kind, Instance process, Deployment deployment, Set<Class<?>> components) {
        this.kind = kind;
        this.process = process;
        this.deployment = deployment;
        this.parts = new Wiring(deployment.variant.broken(components));
        parts.given(process.clock())
                .given(new CompositeMeterRegistry())
                .given(new TopicNames(""))
                .given(port(EventLog.class, new Producer(deployment.broker, process)));
    }

    private static Set<Class<?>> campaign() {
        var root = "io.dialstream.campaigns";
        var all =
                new LinkedHashSet<>(
                        Wiring.componentsOf(
                                root,
                                "campaign",
                                "dispatch",
                                "singlecall",
                                "donotcall",
                                "cap",
                                "lead",
                                "optout"));
        all.add(Wiring.type(root + ".agent.AgentRule"));
        return all;
    }

    private static Set<Class<?>> dialer() {
        var root = "io.dialstream.dialer";
        var all =
                new LinkedHashSet<>(
                        Wiring.componentsOf(root, "admission", "lane", "placement", "supervision"));
        all.remove(Wiring.type(root + ".placement.PlacementQueue"));
        all.add(NarrowPlacementQueue.class);
        all.add(Wiring.type(root + ".lane.kafka.KafkaCampaignEventReader"));
        all.add(Wiring.type(root + ".lane.kafka.CampaignEventConsumer"));
        return all;
    }

    /** Starts one. */
    public static Service start(Kind kind, Instance process, Deployment deployment) {
        return switch (kind) {
            case CAMPAIGN -> new Service(kind, process, deployment, CAMPAIGN).asCampaignService();
            case DIALER -> new Service(kind, process, deployment, DIALER).asDialer();
            case INGEST -> new Service(kind, process, deployment, INGEST).asIngest();
            case CALLLOG -> new Service(kind, process, deployment, CALLLOG).asCalllog();
        };
    }

    private Service asCampaignService() {
        give(deployment.stores.ofCampaigns());
        parts.given(
                deployment.counted
                        ? seam(RecentCalls.class, deployment.stores.recentCalls)
                        : new Uncounted());
        parts.given(port(Timers.class, new SimulatedTimers(process)))
                .given(
                        new ProviderRule(
                                deployment.accounts.stream()
                                        .map(account -> account.account().id())
                                        .collect(toSet()),
                                ConfiguredAccounts.FIRST))
                .given(ANY_NUMBER)
                .given(new AccountAbilityRule(announced()))
                .given(deployment.rules);
        var dispatching = parts.get(DispatchProcessor.class);
        hear(deployment.dispatch, dispatching::handle, dispatching);
        hear(deployment.stats, parts.get(CampaignCompletion.class)::handle, NOBODY);
        if (deployment.optOuts != null) {
            hear(deployment.optOuts, parts.get(OptOuts.class)::handle, NOBODY);
        }
        return this;
    }

    /** Nobody reads what dialers announce: anything can be heard anywhere. */
    private AnnouncedAccounts announced() {
        return new AnnouncedAccounts(
                new UsualAccountProperties(ConfiguredAccounts.FIRST), process.clock());
    }

    private Service asDialer() {
        give(deployment.stores.ofDialer());
        giveBudgets();
        var accounts =
                deployment.accounts.stream()
                        .map(account -> new SimulatedProvider(account, process))
                        .map(account -> port(Provider.class, account))
                        .toList();
        parts.given(new Providers(accounts, accounts.getFirst().id()))
                .given(port(Timers.class, new SimulatedTimers(process)))
                .given(deployment.dialer.name())
                .given(SimulatedConsumers.of(deployment.dialer, process));
        hear(
                deployment.dialer,
                parts.get(LaneEventHandler.class)::handle,
                parts.get(PartitionOwner.class));
        return this;
    }

    /** Where everything is allowed, nothing is to be seen of them. */
    private void giveBudgets() {
        parts.given(Admissions.UNPUBLISHED);
        if (deployment.callsPerSecond == 0) {
            parts.given(deployment.budgets)
                    .given(Admissions.UNLIMITED)
                    .given(Admissions.NO_BREAKER);
        } else {
            CallRates rates = _ -> deployment.callsPerSecond;
            parts.given(seam(Budgets.class, deployment.budgets)).given(rates).given(BREAKER);
        }
    }

    private Service asIngest() {
        parts.given(Postman.TOKENS)
                .given(PublicAddress.parse("https://h"))
                .given(
                        NoIncomingCalls.at(
                                new Producer(deployment.broker, process), process.clock()));
        return this;
    }

    private Service asCalllog() {
        give(deployment.stores.ofCalllog());
        hear(deployment.calllog, parts.get(Projector.class)::project, NOBODY);
        return this;
    }

    private void give(Map<Class<?>, Object> stores) {
        stores.forEach((type, store) -> parts.given(seam(type, store)));
    }

    private <T> T seam(Class<T> type, Object store) {
        return Seams.of(type, port(type, type.cast(store)), process);
    }

    private <T> T port(Class<T> type, T port) {
        return deployment.variant.broken(type, port);
    }

    private void hear(
            ConsumerGroup group, Consumer<List<EventRecord>> handler, PartitionOwner owner) {
        var member = new Member(group, process, new Member.Ears(handler, owner), deployment.poison);
        members.add(member);
        member.begin();
    }

    public Kind kind() {
        return kind;
    }

    public Instance process() {
        return process;
    }

    public List<Member> members() {
        return members;
    }

    public CampaignCreation creation() {
        return parts.get(CampaignCreation.class);
    }

    public LeadAddition addition() {
        return parts.get(LeadAddition.class);
    }

    public Campaigns campaigns() {
        return parts.get(Campaigns.class);
    }

    public CampaignChanges changes() {
        return parts.get(CampaignChanges.class);
    }

    public CampaignMoves moves() {
        return parts.get(CampaignMoves.class);
    }

    public DoNotCallList doNotCall() {
        return parts.get(DoNotCallList.class);
    }

    public SingleCalls singleCalls() {
        return parts.get(SingleCalls.class);
    }

    public KeyPresses keyPresses() {
        return parts.get(KeyPresses.class);
    }

    public StatusCallbacks callbacks() {
        return parts.get(StatusCallbacks.class);
    }

    private static final class Nobody implements PartitionOwner {

        @Override
        public void gained(Set<Integer> partitions) {}

        @Override
        public void givenUp(Set<Integer> partitions, boolean inTime) {}
    }
}
