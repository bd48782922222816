package io.dialstream.campaigns.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.LeadPlaces;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.aggregate.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what decisions are to know of the leads that may be called next: a few at a time, whatever
 * the campaign's size.
 */
@Component
class LeadReader {

    private static final Logger log = LoggerFactory.getLogger(LeadReader.class);

    /** Where those were not enough that have room, and others can be called behind them. */
    private static final int MANY = 500;

    private final Campaigns campaigns;
    private final Leads leads;
    private final DoNotCallRule doNotCall;
    private final CapReservations caps;
    private final DeploymentRules deployment;
    private final LeadMeter meter;
    private final CampaignPlaces places;

    LeadReader(
            Campaigns campaigns,
            Leads leads,
            DoNotCallRule doNotCall,
            CapReservations caps,
            DeploymentRules deployment,
            LeadMeter meter) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.doNotCall = doNotCall;
        this.caps = caps;
        this.deployment = deployment;
        this.meter = meter;
        this.places = new CampaignPlaces(campaigns);
    }

    /**
     * A dispatch, what it is to handle, and what its campaign says if that has changed.
     *
     * @param windows in which its leads may be called
     * @param caps how often its leads may be called
     * @param places where they are; null when they may be called at any time
     */
    private record Asking(
            Dispatch dispatch,
            Work<DispatchInput> work,
            @Nullable CampaignSettings settings,
            List<CallingWindow> windows,
            List<AttemptCap> caps,
            @Nullable OpenPlaces places) {

        String id() {
            return dispatch.id();
        }

        /** How many more leads can go to the dialer after what it is to handle. */
        private int room() {
            return hasStarted(dispatch, work)
                            && (dispatch.state() == DispatchState.OPEN
                                    || DispatchInputs.containMove(work))
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
            var capped = DispatchInputs.capped(work.inputs());
            var ended =
                    places == null && caps.isEmpty()
                            ? Set.of()
                            : DispatchInputs.ended(work.inputs());
            return Stream.concat(
                            dispatch.inFlight().stream()
                                    .filter(entry ->
                                            entry.hasExpired(now)
                                                    || capped.contains(entry.position())
                                                    || expired.contains(entry.callId())
                                                    || ended.contains(entry.callId()))
                                    .map(InFlight::position),
                            dispatch.returned().stream().map(Dispatch.Returned::position))
                    .collect(toSet());
        }

        /** What is said by leads that have called back: those that wait are called no more. */
        Set<Integer> calledBack() {
            return dispatch.state().isOver() ? Set.of() : DispatchInputs.calledBack(work.inputs());
        }
    }

    /** The leads that were read of one dispatch. */
    private record Found(
            Asking asking,
            @Nullable Integer excludedAtFirst,
            @Nullable List<Lead> waiting,
            Leads.@Nullable Next wanted,
            List<Lead> fresh,
            List<Lead> sent) {

        Stream<Lead> all() {
            return Stream.of(waiting == null ? List.<Lead>of() : waiting, fresh, sent)
                    .flatMap(List::stream);
        }
    }

    /** By the ids of the dispatches. */
    Map<String, DispatchInput> read(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var found = found(askings(works, dispatches, now), now);
        var listed = listed(found, now);
        var called = called(found);
        return found.stream()
                .collect(toMap(one -> one.asking().id(), one -> read(one, listed, called)));
    }

    private List<Asking> askings(
            Collection<Work<DispatchInput>> works, Map<String, Dispatch> dispatches, Instant now) {
        var settings = changed(works);
        var windows = new HashMap<String, List<CallingWindow>>();
        for (var work : works) {
            var dispatch = dispatches.get(work.id());
            if (dispatch != null && !dispatch.isSingleCall() && hasStarted(dispatch, work)) {
                var changed = settings.get(work.id());
                var rules = changed == null ? dispatch.rules() : changed.rules();
                windows.put(work.id(), windows(rules));
            }
        }
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
                var changed = settings.get(id);
                var rules = changed == null ? dispatch.rules() : changed.rules();
                askings.add(new Asking(dispatch, work, changed, its, caps(rules), open));
            }
        }
        return askings;
    }

    /**
     * Nothing is read of leads before: some may be added, in places that nobody knows yet. What is
     * read after a start says all that there is.
     */
    private static boolean hasStarted(Dispatch dispatch, Work<DispatchInput> work) {
        return dispatch.schedule().started() || DispatchInputs.started(work).isPresent();
    }

    /** In which leads may be called. */
    List<CallingWindow> windows(Rules rules) {
        return deployment.windows(rules);
    }

    /** By which leads are called. */
    List<AttemptCap> caps(Rules rules) {
        return deployment.caps(rules);
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

    private List<Found> found(List<Asking> askings, Instant now) {
        var due = new HashMap<String, Integer>();
        var wanted = new HashMap<String, Leads.Next>();
        for (var asking : askings) {
            if (asking.callsWaiting(now)) {
                due.put(asking.id(), asking.dispatch().readAhead());
            }
            var next = asking.fresh(now);
            if (next != null) {
                wanted.put(asking.id(), next);
                countUnavailable(asking);
            }
        }
        var waiting = due.isEmpty() ? Map.<String, List<Lead>>of() : leads.waiting(due);
        var fresh = wanted.isEmpty() ? Map.<String, List<Lead>>of() : leads.fresh(wanted);
        var sent = sent(askings, now);
        var found = new ArrayList<Found>();
        for (var asking : askings) {
            var id = asking.id();
            found.add(
                    new Found(
                            asking,
                            excludedAtFirst(asking),
                            due.containsKey(id) ? waiting.getOrDefault(id, List.of()) : null,
                            wanted.get(id),
                            fresh.getOrDefault(id, List.of()),
                            sent.getOrDefault(id, List.of())));
        }
        return found;
    }

    /**
     * What was sent already and may be sent anew, or has called back, by the ids of the dispatches.
     */
    private Map<String, List<Lead>> sent(List<Asking> askings, Instant now) {
        var positions = new HashMap<String, Set<Integer>>();
        for (var asking : askings) {
            var its = new HashSet<>(asking.sent(now));
            its.addAll(asking.calledBack());
            if (!its.isEmpty()) {
                positions.put(asking.id(), its);
            }
        }
        return positions.isEmpty()
                ? Map.of()
                : leads.find(positions).stream().collect(groupingBy(Lead::campaignId));
    }

    /** Leads are passed over, and show no reason, where their windows cannot be evaluated. */
    private void countUnavailable(Asking asking) {
        var places = asking.places();
        if (places != null && places.unavailable()) {
            log.warn("Nobody is called in some places of {}: unreadable window", asking.id());
            meter.deferred(WaitReason.RULES_UNAVAILABLE.name());
        }
    }

    /** Whether leads are on a do-not-call list, of all leads of one user at once. */
    private Map<String, Listed> listed(List<Found> found, Instant now) {
        return found.stream()
                .collect(
                        groupingBy(
                                one -> one.asking().dispatch().userId(),
                                flatMapping(Found::all, toList())))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, of -> listed(of.getKey(), of.getValue(), now)));
    }

    /** A list that cannot be read keeps nobody from noting what has become of calls. */
    private Listed listed(String userId, List<Lead> some, Instant now) {
        try {
            var numbers = some.stream().map(Lead::phoneNumber).toList();
            return new Listed(doNotCall.notToBeCalled(userId, numbers, now));
        } catch (RuntimeException e) {
            log.warn("Nobody is called for {}: {}", userId, e.toString());
            meter.deferred(WaitReason.RULES_UNAVAILABLE.name());
            return new Listed(null);
        }
    }

    /**
     * Numbers on a do-not-call list.
     *
     * @param numbers null when the list cannot be read
     */
    private record Listed(@Nullable Set<PhoneNumber> numbers) {

        @Nullable Boolean contain(Lead lead) {
            return numbers == null ? null : Boolean.valueOf(numbers.contains(lead.phoneNumber()));
        }
    }

    /** When numbers were called of late, of all that have a cap; null when that cannot be read. */
    private @Nullable Map<Callee, CalleeCalls> called(List<Found> found) {
        var capped =
                found.stream()
                        .filter(one -> !one.asking().caps().isEmpty())
                        .flatMap(one -> one.all().map(lead -> callee(one.asking(), lead)))
                        .distinct()
                        .toList();
        try {
            return capped.isEmpty() ? Map.of() : caps.found(capped);
        } catch (RuntimeException e) {
            log.warn("Nobody is called who has a cap: {}", e.toString());
            meter.deferred(WaitReason.RULES_UNAVAILABLE.name());
            return null;
        }
    }

    private static Callee callee(Asking asking, Lead lead) {
        return new Callee(asking.dispatch().userId(), lead.phoneNumber());
    }

    private static @Nullable List<CallStart> calls(
            @Nullable Map<Callee, CalleeCalls> called, Asking asking, Lead lead) {
        if (called == null) {
            return asking.caps().isEmpty() ? List.of() : null;
        }
        var calls = called.get(callee(asking, lead));
        return calls == null ? List.of() : calls.calls();
    }

    private DispatchInput read(
            Found found, Map<String, Listed> listed, @Nullable Map<Callee, CalleeCalls> called) {
        var asking = found.asking();
        var its = requireNonNull(listed.get(asking.dispatch().userId()));
        Function<Lead, LeadFacts> of =
                lead ->
                        new LeadFacts(
                                its.contain(lead),
                                asking.windows(),
                                place(asking, lead),
                                asking.caps(),
                                calls(called, asking, lead));
        var waiting = found.waiting();
        return new DispatchInput.LeadsRead(
                asking.settings(),
                found.excludedAtFirst(),
                waiting == null
                        ? null
                        : new DispatchInput.WaitingRead(
                                candidates(waiting, of), asking.dispatch().waiting()),
                fresh(found, of),
                found.sent().stream().collect(toMap(Lead::position, of)),
                found.sent().stream()
                        .filter(lead -> asking.calledBack().contains(lead.position()))
                        .collect(toMap(Lead::position, Function.identity())));
    }

    private static DispatchInput.@Nullable FreshRead fresh(
            Found found, Function<Lead, LeadFacts> of) {
        var wanted = found.wanted();
        if (wanted == null) {
            return null;
        }
        var fresh = found.fresh();
        var places = found.asking().places();
        boolean all = fresh.size() < wanted.count();
        return new DispatchInput.FreshRead(
                candidates(fresh, of),
                wanted.from(),
                all ? wanted.last() : fresh.getLast().position(),
                places == null ? null : places.closedUntil());
    }

    private static List<Candidate> candidates(List<Lead> some, Function<Lead, LeadFacts> of) {
        return some.stream().map(lead -> new Candidate(lead, of.apply(lead))).toList();
    }

    private Place place(Asking asking, Lead lead) {
        return asking.windows().isEmpty()
                ? Place.UNKNOWN
                : LeadPlaces.placeOf(lead, places.of(asking.id()));
    }
}
