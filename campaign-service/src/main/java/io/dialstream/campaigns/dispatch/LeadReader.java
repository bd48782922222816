package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.events.CampaignStarted;
import io.dialstream.foundation.aggregate.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    LeadReader(Campaigns campaigns, Leads leads) {
        this.campaigns = campaigns;
        this.leads = leads;
    }

    /** A dispatch, what it is to handle, and what its campaign says if that has changed. */
    private record Asking(
            Dispatch dispatch, Work<DispatchInput> work, @Nullable CampaignSettings settings) {

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
            int last =
                    DispatchInputs.started(work)
                            .map(started -> Math.toIntExact(started.totalLeads()))
                            .orElse(dispatch.totalLeads());
            return room == 0 || from > last
                    ? null
                    : new Leads.Next(from, isAlarm() ? Math.max(MANY, room) : room, last);
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
            return Stream.concat(
                            dispatch.notInitiated().stream()
                                    .filter(entry ->
                                            entry.hasExpired(now)
                                                    || expired.contains(entry.callId()))
                                    .map(InFlight::position),
                            dispatch.returned().stream().map(Dispatch.Returned::position))
                    .collect(toSet());
        }
    }

    /** By the ids of the dispatches. */
    Map<String, DispatchInput> read(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var settings = changed(works);
        var askings = new ArrayList<Asking>();
        for (var work : works) {
            var dispatch = dispatches.get(work.id());
            if (dispatch != null) {
                askings.add(new Asking(dispatch, work, settings.get(work.id())));
            }
        }
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
                                                excludedAtFirst(asking),
                                                waiting.get(asking.id()),
                                                fresh.get(asking.id()),
                                                sent.getOrDefault(asking.id(), Map.of()))));
    }

    /** What is stored is at least as new as the event that says so. */
    private Map<String, CampaignSettings> changed(Collection<Work<DispatchInput>> works) {
        var ids = works.stream().filter(DispatchInputs::containChange).map(Work::id).toList();
        return ids.isEmpty()
                ? Map.of()
                : campaigns.findAll(ids).stream().collect(toMap(Campaign::id, Campaign::settings));
    }

    /** Leads may have been added since a dispatch began for its schedule. */
    private @Nullable Integer excludedAtFirst(Asking asking) {
        return asking.dispatch().schedule().started()
                ? null
                : DispatchInputs.started(asking.work())
                        .map(CampaignStarted::totalLeads)
                        .map(Math::toIntExact)
                        .map(last -> leads.countExcluded(asking.id(), 0, last))
                        .orElse(null);
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
                                                        found.getOrDefault(asking.id(), List.of())),
                                                asking.dispatch().waiting())));
    }

    private Map<String, DispatchInput.FreshRead> fresh(List<Asking> askings, Instant now) {
        var wanted = new HashMap<String, Leads.Next>();
        for (var asking : askings) {
            var next = asking.fresh(now);
            if (next != null) {
                wanted.put(asking.id(), next);
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
            read.put(id, new DispatchInput.FreshRead(candidates(leads), next.from(), last));
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
                        candidates(leads.find(asking.id(), positions)).stream()
                                .collect(toMap(one -> one.lead().position(), Candidate::facts)));
            }
        }
        return sent;
    }

    private static List<Candidate> candidates(List<Lead> found) {
        return found.stream().map(lead -> new Candidate(lead, LeadFacts.NONE)).toList();
    }
}
