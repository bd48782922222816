package io.dialstream.simulation.explore;

import io.dialstream.dialer.admission.AccountAvailability;
import io.dialstream.dialer.admission.AccountStates;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.lane.LaneSteps;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.PlacementRuns;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.service.Variant;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A world: how large it is, the services' own deciders on its desk, and what its log holds from the
 * beginning.
 */
final class Setting {

    private static final String USER = "u";
    private static final Duration LOOK_UP_AFTER = Duration.ofSeconds(5);
    private static final Duration UNCLEAR_AFTER = Duration.ofSeconds(10);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(20);

    private static final Set<Class<?>> COMPONENTS =
            Wiring.componentsOf("io.dialstream.dialer", "lane", "placement");

    final Bounds bounds;
    final RuleBounds rules;
    final Desk desk;
    final LaneSteps lanes;
    final PlacementRuns placements;
    final EventLog log;
    final Provider provider;
    final Providers providers;
    final List<PlaceCall> calls = new ArrayList<>();
    final List<CampaignEvent> moves = new ArrayList<>();
    private final int count;

    /** Whose commands and moves lie in the log from the beginning. */
    Setting(Bounds bounds, Variant variant) {
        this(bounds, RuleBounds.NONE, bounds.leads(), variant);
        calls.addAll(commanded());
        moves.addAll(moves());
    }

    /**
     * Whose commands and moves are a campaign-service's.
     *
     * @param count how many calls there may be
     */
    Setting(Bounds bounds, RuleBounds rules, int count, Variant variant) {
        this.bounds = bounds;
        this.rules = rules;
        this.count = count;
        this.desk = new Desk(bounds, rules, nothing());
        this.log = variant.broken(EventLog.class, desk);
        this.provider = variant.broken(Provider.class, desk);
        var parts =
                new Wiring(variant.broken(COMPONENTS))
                        .given(new LaneProperties(SILENT_AFTER))
                        .given(new PlacementProperties(LOOK_UP_AFTER, UNCLEAR_AFTER))
                        .given(new CompositeMeterRegistry());
        // The desk is every port: what stands for one of them comes first.
        this.providers = new Providers(accounts(variant), provider.id());
        parts.given(providers);
        parts.given((AccountStates) _ -> AccountAvailability.OPEN);
        Stream.of(log, variant.broken(Placements.class, desk))
                .filter(port -> !desk.equals(port))
                .forEach(parts::given);
        parts.given(desk);
        this.lanes = new LaneSteps(parts);
        this.placements = new PlacementRuns(parts);
    }

    private List<Provider> accounts(Variant variant) {
        return bounds.hasTwoAccounts()
                ? List.of(provider, variant.broken(Provider.class, new SecondAccount(desk)))
                : List.of(provider);
    }

    Moment nothing() {
        var nothing = new Moment(LaneSteps.empty(Desk.CAMPAIGN), count, DialerWorld.DIALERS);
        nothing.now = rules.begins();
        return nothing;
    }

    /** As the campaign-service's log has published them. */
    private List<PlaceCall> commanded() {
        for (int call = 0; call < bounds.leads(); call++) {
            var id = Desk.callId(call);
            var lead = String.valueOf(call + 1);
            log.publishAndWait(
                    new PlaceCall(
                            PlaceCall.eventId(id),
                            id,
                            Desk.CAMPAIGN,
                            USER,
                            lead,
                            "lead " + lead,
                            Desk.number(call),
                            1,
                            bounds.limit(),
                            null,
                            null,
                            bounds.hasTwoAccounts() ? List.of(SecondAccount.ID) : null,
                            new AnswerInstructions(null, "hello"),
                            bounds.expiry() == Bounds.NEVER
                                    ? null
                                    : Instant.ofEpochMilli(bounds.expiry()),
                            Instant.EPOCH));
        }
        var all = new ArrayList<PlaceCall>();
        for (var event : desk.published) {
            if (event instanceof PlaceCall call) {
                all.add(call);
            }
        }
        return all;
    }

    private List<CampaignEvent> moves() {
        var all = new ArrayList<CampaignEvent>();
        for (var command : bounds.commands()) {
            long revision = all.size() + 1L;
            var id = CampaignEvent.eventId(Desk.CAMPAIGN, revision);
            all.add(
                    switch (command) {
                        case PAUSE ->
                                new CampaignPaused(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, null);
                        case RESUME ->
                                new CampaignResumed(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH);
                        case STOP ->
                                new CampaignStopped(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, false);
                        case STOP_AND_HANG_UP ->
                                new CampaignStopped(
                                        id, Desk.CAMPAIGN, USER, revision, Instant.EPOCH, true);
                    });
        }
        return all;
    }
}
