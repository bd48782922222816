package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.number.PhoneNumberZones;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.foundation.aggregate.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what decisions are to know of the leads that may be called next: a few at a time, whatever
 * the campaign's size.
 */
@Component
class LeadReader {

    /** Where those were not enough that have room, and others can be called behind them. */
    private static final int MANY = 500;

    private final Campaigns campaigns;
    private final Leads leads;
    private final DeploymentRules deployment;
    private final CampaignPlaces places;

    LeadReader(Campaigns campaigns, Leads leads, DeploymentRules deployment) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.deployment = deployment;
        this.places = new CampaignPlaces(campaigns);
    }

    /**
     * A dispatch, what it is to handle, and what its campaign says if that has changed.
     *
     * @param windows in which its leads may be called
     * @param places where they are; null when they may be called at any time
     */
    private record Asking(
            Dispatch dispatch,
            Work<DispatchInput> work,
            @Nullable CampaignSettings settings,
            List<CallingWindow> windows,
            @Nullable OpenPlaces places) {

        String id() {
            return dispatch.id();
        }

        /** How many more leads can go to the dialer after what it is to handle. */
        private int room() {
            return dispatch.state() == DispatchState.OPEN || DispatchInputs.containMove(work)
                    ? dispatch.roomAfter(DispatchInputs.countEnds(work.inputs()))
                    : 0;
        }

        boolean callsWaiting(Instant now) {
            return room() > 0 && dispatch.hasDueLead(now);
        }

        Leads.@Nullable Next fresh(Instant now) {
            int room = room();
            int from = lookingAgain(now).nextLead();
            int last = dispatch.totalLeads();
            int count = isAlarm() ? Math.max(MANY, room) : room;
            return room == 0 || from > last
                    ? null
                    : new Leads.Next(from, count, last, places == null ? null : places.numbers());
        }

        private Dispatch lookingAgain(Instant now) {
            return settings == null ? dispatch.lookingAgainIfDue(now) : dispatch.lookingAgain();
        }

        private boolean isAlarm() {
            return work.inputs().stream().anyMatch(DispatchInput.ResendDue.class::isInstance);
        }

        /** What was sent already and may be sent anew: then it is decided on again. */
        Set<Integer> sent(Instant now) {
            if (dispatch.state().isOver()) {
                return Set.of();
            }
            var expired = DispatchInputs.expired(work.inputs());
            var ended = places == null ? Set.of() : DispatchInputs.ended(work.inputs());
            return Stream.concat(
                            dispatch.inFlight().stream()
                                    .filter(entry ->
                                            entry.hasExpired(now)
                                                    || expired.contains(entry.callId())
                                                    || ended.contains(entry.callId()))
                                    .map(InFlight::position),
                            dispatch.returned().stream().map(Dispatch.Returned::position))
                    .collect(toSet());
        }
    }

    /** By the ids of the dispatches. */
    Map<String, DispatchInput> read(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var askings = askings(works, dispatches, now);
        var waiting = waiting(askings, now);
        var fresh = fresh(askings, now);
        var sent = sent(askings, now);
        return askings.stream()
                .collect(
                        toMap(
                                Asking::id,
                                asking ->
                                        new DispatchInput.LeadsRead(
                                                asking.settings(),
                                                waiting.get(asking.id()),
                                                fresh.get(asking.id()),
                                                sent.getOrDefault(asking.id(), Map.of()))));
    }

    private List<Asking> askings(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var settings = changed(works);
        var windows = new HashMap<String, List<CallingWindow>>();
        dispatches.forEach((id, dispatch) -> {
            var changed = settings.get(id);
            windows.put(
                    id,
                    dispatch.isSingleCall()
                            ? List.of()
                            : windows(changed == null ? dispatch.rules() : changed.rules()));
        });
        places.read(
                windows.entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
        var askings = new ArrayList<Asking>();
        for (var work : works) {
            var id = work.id();
            var dispatch = dispatches.get(id);
            if (dispatch != null) {
                var its = windows.getOrDefault(id, List.of());
                var open = its.isEmpty() ? null : places.open(id, its, now);
                askings.add(new Asking(dispatch, work, settings.get(id), its, open));
            }
        }
        return askings;
    }

    /** In which leads may be called. */
    List<CallingWindow> windows(Rules rules) {
        return deployment.windows(rules);
    }

    /** What is stored is at least as new as the event that says so. */
    private Map<String, CampaignSettings> changed(Collection<Work<DispatchInput>> works) {
        var ids = works.stream().filter(DispatchInputs::containChange).map(Work::id).toList();
        return ids.isEmpty()
                ? Map.of()
                : campaigns.findAll(ids).stream().collect(toMap(Campaign::id, Campaign::settings));
    }

    private Map<String, DispatchInput.WaitingRead> waiting(List<Asking> askings, Instant now) {
        var due = askings.stream().filter(asking -> asking.callsWaiting(now)).toList();
        if (due.isEmpty()) {
            return Map.of();
        }
        var found =
                leads.waiting(
                        due.stream()
                                .collect(
                                        toMap(
                                                Asking::id,
                                                asking -> asking.dispatch().readAhead())));
        return due.stream()
                .collect(
                        toMap(
                                Asking::id,
                                asking ->
                                        new DispatchInput.WaitingRead(
                                                candidates(
                                                        asking,
                                                        found.getOrDefault(asking.id(), List.of())),
                                                asking.dispatch().waiting())));
    }

    private Map<String, DispatchInput.FreshRead> fresh(List<Asking> askings, Instant now) {
        var wanted = new HashMap<String, Leads.Next>();
        var byId = new HashMap<String, Asking>();
        for (var asking : askings) {
            var next = asking.fresh(now);
            if (next != null) {
                wanted.put(asking.id(), next);
                byId.put(asking.id(), asking);
            }
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var found = leads.fresh(wanted);
        var read = new HashMap<String, DispatchInput.FreshRead>();
        wanted.forEach((id, next) -> {
            var leads = found.getOrDefault(id, List.of());
            int last = leads.size() < next.count() ? next.last() : leads.getLast().position();
            var asking = Objects.requireNonNull(byId.get(id));
            var open = asking.places();
            read.put(
                    id,
                    new DispatchInput.FreshRead(
                            candidates(asking, leads),
                            next.from(),
                            last,
                            open == null ? null : open.closedUntil()));
        });
        return read;
    }

    private Map<String, Map<Integer, LeadFacts>> sent(List<Asking> askings, Instant now) {
        var sent = new HashMap<String, Map<Integer, LeadFacts>>();
        for (var asking : askings) {
            var positions = asking.sent(now);
            if (!positions.isEmpty()) {
                sent.put(
                        asking.id(),
                        candidates(asking, leads.find(asking.id(), positions)).stream()
                                .collect(toMap(one -> one.lead().position(), Candidate::facts)));
            }
        }
        return sent;
    }

    private List<Candidate> candidates(Asking asking, List<Lead> found) {
        return found.stream()
                .map(lead ->
                        new Candidate(
                                lead, new LeadFacts(false, asking.windows(), place(asking, lead))))
                .toList();
    }

    /** An earlier version did not look where its leads are. */
    private Place place(Asking asking, Lead lead) {
        var number = lead.place();
        if (asking.windows().isEmpty()) {
            return Place.UNKNOWN;
        }
        var all = places.of(asking.id());
        return number == null || number >= all.size()
                ? new Place(lead.timeZone(), PhoneNumberZones.of(lead.phoneNumber()))
                : all.get(number);
    }
}
