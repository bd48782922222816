package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the rules say of the leads of a stored campaign, by counts: of the leads themselves only a
 * few are read. Whom a do-not-call list has come to name since the leads came in, only the dispatch
 * finds out.
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
     * @param most how far leads are counted. What all of a kind are is known, and the largest group
     *     is what the others leave of it; so only where two groups are larger than this, their
     *     numbers are too small
     * @param positions of how many leads that are excluded
     */
    public record Detail(int most, int positions) {

        /** Enough to say what a campaign waits for, however large it is. */
        public static final Detail QUICK = new Detail(10_000, 0);

        public static final Detail ALL = new Detail(Integer.MAX_VALUE, Judged.MAX_POSITIONS);
    }

    /** Leads that are alike, and how they are counted as far as that. */
    private record Group(
            Verdict verdict, IntUnaryOperator count, Supplier<List<Integer>> positions) {

        Judged judged(long leads) {
            return new Judged(verdict, leads, positions.get());
        }
    }

    /**
     * The leads that may still be called, and those that are EXCLUDED. What is with the dialer is
     * not among them.
     *
     * @param at the moment by which they are judged
     */
    public List<Judged> of(Campaign campaign, Instant at, Detail detail) {
        var all = new ArrayList<Judged>();
        if (!campaign.status().isFinal()) {
            all.addAll(counted(campaign.pendingLeads(), pending(campaign, at, detail), detail));
            all.addAll(counted(campaign.waitingLeads(), waiting(campaign, at), detail));
        }
        all.addAll(excluded(campaign, detail));
        return all;
    }

    /** The leads that are EXCLUDED. */
    List<Judged> excluded(Campaign campaign, Detail detail) {
        return campaign.excludedLeads() == 0
                ? List.of()
                : counted(
                        campaign.excludedLeads(),
                        Arrays.stream(ExclusionReason.values())
                                .map(reason -> excluded(campaign, reason, detail))
                                .toList(),
                        detail);
    }

    /** One group that is too large to be counted, as the first one is taken to be, is the rest. */
    private static List<Judged> counted(long all, List<Group> groups, Detail detail) {
        var counts = new long[groups.size()];
        if (all == 0 || groups.isEmpty()) {
            return List.of();
        }
        counts[0] = detail.most();
        for (int n = 1; n < counts.length; n++) {
            counts[n] = groups.get(n).count().applyAsInt(detail.most());
        }
        if (tooLarge(counts, detail).size() > 1) {
            counts[0] = groups.getFirst().count().applyAsInt(detail.most());
        }
        var unknown = tooLarge(counts, detail);
        if (unknown.size() == 1) {
            int rest = unknown.getFirst();
            counts[rest] = Math.max(0, all + counts[rest] - Arrays.stream(counts).sum());
        }
        return IntStream.range(0, counts.length)
                .filter(n -> counts[n] > 0)
                .mapToObj(n -> groups.get(n).judged(counts[n]))
                .toList();
    }

    private static List<Integer> tooLarge(long[] counts, Detail detail) {
        return IntStream.range(0, counts.length)
                .filter(n -> counts[n] >= detail.most())
                .boxed()
                .toList();
    }

    /** By places: those of which the rules say the same are one group. */
    private List<Group> pending(Campaign campaign, Instant at, Detail detail) {
        var windows = deployment.windows(campaign.rules());
        if (campaign.pendingLeads() == 0) {
            return List.of();
        }
        if (windows.isEmpty() || campaign.places().isEmpty()) {
            return List.of(new Group(new Verdict.Callable(at), all -> all, List::of));
        }
        var places = new LinkedHashMap<Verdict, Set<Integer>>();
        for (int number = 0; number < campaign.places().size(); number++) {
            var facts = new LeadFacts(false, windows, campaign.places().get(number));
            var verdict = alike(CallPolicy.verdict(facts, at), at);
            places.computeIfAbsent(verdict, _ -> new HashSet<>()).add(number);
        }
        return places.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .map(each -> pending(campaign, each.getKey(), each.getValue(), detail))
                .toList();
    }

    /** How long a lead may be called does not matter. */
    private static Verdict alike(Verdict verdict, Instant at) {
        return verdict instanceof Verdict.Callable ? new Verdict.Callable(at) : verdict;
    }

    private Group pending(Campaign campaign, Verdict verdict, Set<Integer> places, Detail detail) {
        var id = campaign.id();
        int last = campaign.totalLeads();
        return new Group(
                verdict,
                most -> leads.count(id, last, Set.of(LeadStatus.PENDING), places, most),
                () ->
                        verdict instanceof Verdict.Excluded && detail.positions() > 0
                                ? positions(
                                        leads.fresh(
                                                        Map.of(
                                                                id,
                                                                new Leads.Next(
                                                                        1,
                                                                        detail.positions(),
                                                                        last,
                                                                        places)))
                                                .getOrDefault(id, List.of()))
                                : List.of());
    }

    /** Those that are due are called as soon as there is room, as their window allowed that. */
    private List<Group> waiting(Campaign campaign, Instant at) {
        if (campaign.waitingLeads() == 0) {
            return List.of();
        }
        var groups = new ArrayList<Group>();
        for (var reason : WaitReason.values()) {
            var held = held(campaign, reason.name(), at);
            leads.first(held, 1).stream()
                    .map(Lead::nextAttemptAt)
                    .filter(Objects::nonNull)
                    .map(first -> new Verdict.Wait(first, reason))
                    .forEach(verdict ->
                            groups.add(
                                    new Group(verdict, most -> leads.count(held, most), List::of)));
        }
        var next = campaign.nextAttemptAt();
        if (groups.isEmpty() || next == null || !next.isAfter(at)) {
            groups.add(
                    new Group(
                            new Verdict.Callable(at),
                            most -> leads.countDue(campaign.id(), at, most),
                            List::of));
        }
        return groups;
    }

    private Group excluded(Campaign campaign, ExclusionReason reason, Detail detail) {
        var held = held(campaign, reason.name(), null);
        return new Group(
                new Verdict.Excluded(reason),
                most -> leads.count(held, most),
                () ->
                        detail.positions() > 0
                                ? positions(leads.first(held, detail.positions()))
                                : List.of());
    }

    private static Leads.Held held(Campaign campaign, String reason, @Nullable Instant dueAfter) {
        return new Leads.Held(campaign.id(), campaign.totalLeads(), reason, dueAfter);
    }

    private static List<Integer> positions(List<Lead> some) {
        return some.stream().map(lead -> lead.position() - 1).toList();
    }
}
