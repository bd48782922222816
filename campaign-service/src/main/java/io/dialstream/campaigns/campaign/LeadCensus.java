package io.dialstream.campaigns.campaign;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the rules say of the leads of a stored campaign, by counts that are kept: of the leads
 * themselves only a few are read, however many there are. Whom a do-not-call list has come to name
 * since the leads came in, and who is over a cap, only the dispatch finds out.
 */
@Component
public class LeadCensus {

    private final Leads leads;
    private final DeploymentRules deployment;

    LeadCensus(Leads leads, DeploymentRules deployment) {
        this.leads = leads;
        this.deployment = deployment;
    }

    /**
     * How much is looked at.
     *
     * @param due how many of the leads that wait and are due: of more of them, all that wait for
     *     the same reason are taken to be due
     * @param positions of how many leads that are excluded
     */
    public record Detail(int due, int positions) {

        /** Enough to say what a campaign waits for. */
        public static final Detail QUICK = new Detail(100, 0);

        public static final Detail MORE = new Detail(2_000, Judged.MAX_POSITIONS);
    }

    /**
     * The leads that may still be called, and those that are EXCLUDED. What is with the dialer is
     * not among them.
     *
     * @param at the moment by which they are judged
     */
    public List<Judged> of(Campaign campaign, LeadTally tally, Instant at, Detail detail) {
        var all = new ArrayList<Judged>();
        if (!campaign.status().isFinal()) {
            all.addAll(pending(campaign, tally, at, detail));
            all.addAll(waiting(campaign, tally, at, detail));
        }
        all.addAll(excluded(campaign, tally, detail));
        return all;
    }

    private List<Judged> pending(Campaign campaign, LeadTally tally, Instant at, Detail detail) {
        if (campaign.pendingLeads() == 0) {
            return List.of();
        }
        var places = byVerdict(campaign, at);
        var counts = campaign.placeCounts().pending();
        var groups =
                places.entrySet().stream()
                        .sorted(comparing(each -> each.getValue().size(), reverseOrder()))
                        .map(each ->
                                new Judged(
                                        each.getKey(),
                                        pending(counts, tally, each.getValue()),
                                        List.of()))
                        .toList();
        return evened(groups, campaign.pendingLeads()).stream()
                .map(group ->
                        group.verdict() instanceof Verdict.Excluded
                                ? group.at(
                                        fresh(
                                                campaign,
                                                Objects.requireNonNull(places.get(group.verdict())),
                                                detail))
                                : group)
                .toList();
    }

    private static long pending(List<Integer> counts, LeadTally tally, Set<Integer> places) {
        return places.stream()
                .filter(number -> number < counts.size())
                .mapToLong(number -> counts.get(number) - tally.begun().getOrDefault(number, 0))
                .sum();
    }

    /** Places of which the rules say the same; how long one may be called does not matter. */
    private Map<Verdict, Set<Integer>> byVerdict(Campaign campaign, Instant at) {
        var windows = deployment.windows(campaign.rules());
        var callable = new Verdict.Callable(at);
        var places = new LinkedHashMap<Verdict, Set<Integer>>();
        places.put(callable, new HashSet<>());
        for (int number = 0; number < campaign.places().size(); number++) {
            var facts = new LeadFacts(false, windows, campaign.places().get(number));
            var verdict = CallPolicy.verdict(facts, at);
            places.computeIfAbsent(
                            verdict instanceof Verdict.Callable ? callable : verdict,
                            _ -> new HashSet<>())
                    .add(number);
        }
        return places;
    }

    private List<Integer> fresh(Campaign campaign, Set<Integer> places, Detail detail) {
        if (detail.positions() == 0) {
            return List.of();
        }
        var next = new Leads.Next(1, detail.positions(), campaign.totalLeads(), places);
        return positions(
                leads.fresh(Map.of(campaign.id(), next)).getOrDefault(campaign.id(), List.of()));
    }

    /** Those that are due are called as soon as there is room: their windows allowed that time. */
    private List<Judged> waiting(Campaign campaign, LeadTally tally, Instant at, Detail detail) {
        if (campaign.waitingLeads() == 0) {
            return List.of();
        }
        var due = due(campaign, at, detail);
        var counts = waiting(campaign, tally, due.size());
        long callable = due.size();
        var groups = new ArrayList<Judged>();
        for (var reason : WaitReason.values()) {
            int its = (int) due.stream().filter(it -> WaitReason.of(it.reason()) == reason).count();
            int later = counts.getOrDefault(reason, 0) - its;
            var until = later > 0 ? firstAfter(campaign, reason, its + 1, at) : at;
            if (until.isAfter(at)) {
                groups.add(new Judged(new Verdict.Wait(until, reason), later, List.of()));
            } else {
                callable += later;
            }
        }
        groups.add(new Judged(new Verdict.Callable(at), callable, List.of()));
        return evened(groups, campaign.waitingLeads());
    }

    /**
     * By their reasons. Those that an earlier version has not counted are taken to wait for what
     * the first of them waits for that is not due.
     */
    private Map<WaitReason, Integer> waiting(Campaign campaign, LeadTally tally, int due) {
        int counted = tally.waiting().values().stream().mapToInt(Integer::intValue).sum();
        int missing = (int) campaign.waitingLeads() - counted;
        var first =
                missing > 0
                        ? leads.waiting(Map.of(campaign.id(), due + 1))
                                .getOrDefault(campaign.id(), List.of())
                        : List.<Lead>of();
        if (first.size() <= due) {
            return tally.waiting();
        }
        var counts = new EnumMap<WaitReason, Integer>(WaitReason.class);
        counts.putAll(tally.waiting());
        counts.merge(WaitReason.of(first.getLast().reason()), missing, Integer::sum);
        return counts;
    }

    private List<Lead> due(Campaign campaign, Instant at, Detail detail) {
        var next = campaign.nextAttemptAt();
        return next != null && next.isAfter(at)
                ? List.of()
                : leads
                        .waiting(Map.of(campaign.id(), detail.due()))
                        .getOrDefault(campaign.id(), List.of())
                        .stream()
                        .filter(lead -> lead.isDue(at))
                        .toList();
    }

    /** What was settled just now, the leads may not know yet. */
    private Instant firstAfter(Campaign campaign, WaitReason reason, int count, Instant at) {
        return leads.first(held(campaign, reason.name()), count).stream()
                .flatMap(lead -> Stream.ofNullable(lead.nextAttemptAt()))
                .filter(due -> due.isAfter(at))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(campaign.nextAttemptAt(), at));
    }

    /** The leads that are EXCLUDED. */
    List<Judged> excluded(Campaign campaign, LeadTally tally, Detail detail) {
        var groups = new ArrayList<Judged>();
        for (var reason : ExclusionReason.values()) {
            int atFirst = reason == ExclusionReason.DO_NOT_CALL ? campaign.excludedAtFirst() : 0;
            int all = atFirst + tally.excluded().getOrDefault(reason, 0);
            groups.add(new Judged(new Verdict.Excluded(reason), all, List.of()));
        }
        return evened(groups, campaign.excludedLeads()).stream()
                .map(group -> group.at(held(campaign, group, detail)))
                .toList();
    }

    private List<Integer> held(Campaign campaign, Judged group, Detail detail) {
        return detail.positions() > 0 && group.verdict() instanceof Verdict.Excluded(var reason)
                ? positions(leads.first(held(campaign, reason.name()), detail.positions()))
                : List.of();
    }

    private static Leads.Held held(Campaign campaign, String reason) {
        return new Leads.Held(campaign.id(), campaign.totalLeads(), reason);
    }

    private static List<Integer> positions(List<Lead> some) {
        return some.stream().map(lead -> lead.position() - 1).toList();
    }

    /**
     * What all groups are together is certain. What they lack of it, as where an earlier version
     * has not counted, the largest has, and the first of several; of what they are too many, each
     * as much as it can.
     */
    private static List<Judged> evened(List<Judged> groups, long all) {
        long missing = all - groups.stream().mapToLong(Judged::leads).sum();
        var evened = new ArrayList<Judged>();
        for (var group : largestFirst(groups)) {
            long leads = Math.max(0, group.leads() + missing);
            missing -= leads - group.leads();
            evened.add(group.with(leads));
        }
        return evened.stream().filter(group -> group.leads() > 0).toList();
    }

    private static List<Judged> largestFirst(List<Judged> groups) {
        return groups.stream().sorted(Comparator.comparingLong(Judged::leads).reversed()).toList();
    }
}
