package io.dialstream.simulation.explore;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMovePolicy;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.MoveOutcome;
import io.dialstream.campaigns.campaign.Placed;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.cap.Uncounted;
import io.dialstream.campaigns.dispatch.DispatchProperties;
import io.dialstream.campaigns.dispatch.DispatchRun;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallFixtures;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.service.Variant;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign-service that hands the leads of one campaign to the dialers. Its own code runs, an
 * access at a time; of the dialers, what only they see is one step here.
 */
final class CampaignWorld implements Space<Moment> {

    private static final Set<Class<?>> COMPONENTS =
            Wiring.componentsOf("io.dialstream.campaigns", "dispatch");

    private final CampaignBounds bounds;
    private final Setting setting;
    private final DialerSteps dialers;
    private final OutsideSteps outside;
    private final CampaignSteps campaigns;
    private final OtherCampaign other;
    private final CampaignPromises promises;
    private final Passing passing;
    private final MomentKeys keys;

    CampaignWorld(CampaignBounds bounds, Variant variant) {
        this.bounds = bounds;
        this.setting = new Setting(bounds.dialers(), bounds.rules(), bounds.calls(), variant);
        var errands = new LaneErrands(setting);
        this.dialers = new DialerSteps(setting, errands);
        this.outside = new OutsideSteps(setting, errands);
        var ofDialers = new Promises(setting, dialers);
        this.passing = new Passing(setting, ofDialers);
        var ports = new CampaignPorts(setting.desk, bounds.rules());
        var parts = parts(ports, variant, setting);
        this.campaigns = new CampaignSteps(bounds, setting.desk, ports, parts);
        this.other = new OtherCampaign(setting.desk);
        this.promises = new CampaignPromises(bounds, ofDialers, campaigns);
        this.keys = new MomentKeys(bounds.dialers(), bounds.rules());
        if (bounds.rules().hasWindow()) {
            readPlaces(ports, parts);
        }
    }

    /** Where leads are is read once, and never changes: so nobody has to read it again. */
    private void readPlaces(CampaignPorts ports, Wiring parts) {
        var moment = beginning();
        setting.desk.moment = moment;
        ports.replay(List.of(), true, EnumSet.allOf(CampaignPorts.Sight.class));
        new DispatchRun(parts, Desk.CAMPAIGN, true, null, setting.desk.instant())
                .handle(moment.moves);
    }

    private static Wiring parts(CampaignPorts ports, Variant variant, Setting setting) {
        var parts =
                new Wiring(variant.broken(COMPONENTS))
                        .given(new DispatchProperties(Duration.ofSeconds(30)))
                        .given(new CompositeMeterRegistry())
                        .given(variant.broken(Campaigns.class, ports.campaigns))
                        .given(variant.broken(Leads.class, ports.leads))
                        .given(variant.broken(EventLog.class, ports.log))
                        .given(new LeadMeter(new SimpleMeterRegistry()))
                        .given(
                                DoNotCallFixtures.ruleOf(
                                        variant.broken(DoNotCallEntries.class, ports.entries)));
        RecentCalls recent =
                setting.rules.isShared()
                        ? variant.broken(RecentCalls.class, ports.recent)
                        : new Uncounted();
        Stream.of(
                        ports.dispatches,
                        ports.agents,
                        ports,
                        new CapReservations(recent),
                        DeploymentRules.NONE)
                .forEach(parts::given);
        return parts.given(setting.desk);
    }

    @Override
    public Moment beginning() {
        var moment = setting.nothing();
        moment.deaths = bounds.dialers().deaths();
        moment.repeats = bounds.dialers().repeats();
        moment.losses = bounds.dialers().losses();
        moment.strays = bounds.dialers().strays();
        moment.owner = 0;
        moment.changing(0).owns = true;
        var started = started();
        moment.moves = List.of(started.event());
        var placed = Placed.of(started.campaign().withoutPendingEvents(), leads());
        moment.campaign =
                new CampaignSide(
                        placed.campaign(), placed.leads(), bounds.handovers() == 0 ? 1 : 2);
        moment.campaign.deaths = bounds.deaths();
        moment.campaign.handovers = bounds.handovers();
        moment.campaign.owner = 0;
        moment.campaign.changing(0).owns = true;
        return moment;
    }

    private MoveOutcome.Moved started() {
        var planned =
                Campaign.planned(
                                Desk.CAMPAIGN,
                                CampaignPorts.USER,
                                "a",
                                "campaign",
                                bounds.dialers().leads(),
                                bounds.dialers().limit(),
                                Instant.EPOCH)
                        .with(bounds.rules().posted());
        return (MoveOutcome.Moved)
                CampaignMovePolicy.decide(planned, new CampaignMove.Start(), Instant.EPOCH);
    }

    private List<Lead> leads() {
        return IntStream.range(0, bounds.dialers().leads())
                .mapToObj(lead ->
                        Lead.pending(
                                Desk.CAMPAIGN,
                                lead + 1,
                                String.valueOf(lead + 1),
                                "lead " + (lead + 1),
                                Desk.number(lead),
                                Map.of()))
                .toList();
    }

    @Override
    public void successors(Moment moment, Next<Moment> next) {
        if (moment.broken != null) {
            return;
        }
        Next<Moment> settled = (what, then) -> next.accept(what, dialers.settled(then));
        for (int dialer = 0; dialer < DialerWorld.DIALERS; dialer++) {
            dialers.all(moment, dialer, settled);
        }
        outside.ownership(moment, settled);
        for (int call = 0; call < moment.phones.length; call++) {
            outside.ofPhone(moment, call, next);
        }
        campaigns.all(moment, next);
        if (bounds.rules().isShared()) {
            other.all(moment, next);
        }
        list(moment, next);
        time(moment, next);
    }

    private void list(Moment moment, Next<Moment> next) {
        if (bounds.rules().listed()
                && Objects.requireNonNull(moment.campaign).listedAt == Integer.MAX_VALUE) {
            var after = moment.copy();
            after.changingCampaign().listedAt = moment.now;
            next.accept(() -> "the last lead's number comes on the do-not-call list", after);
        }
    }

    private void time(Moment moment, Next<Moment> next) {
        if (!promises.isQuiet(moment)
                || (moment.now > bounds.patience() && promises.isAnybodyLate(moment))) {
            return;
        }
        int alarm = passing.nextAlarm(moment);
        if (alarm < Integer.MAX_VALUE) {
            var after = moment.copy();
            after.now = alarm;
            next.accept(() -> "%d ms pass".formatted(alarm - moment.now), after);
        }
    }

    @Override
    public @Nullable String broken(Moment moment) {
        return promises.broken(moment);
    }

    @Override
    public boolean isEnd(Moment moment) {
        return promises.isEnd(moment);
    }

    @Override
    public void write(Moment moment, Key key) {
        keys.write(moment, key);
        key.add(Math.min(moment.now, bounds.patience() + 1));
    }
}
