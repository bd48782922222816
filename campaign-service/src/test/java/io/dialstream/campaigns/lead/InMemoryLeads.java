package io.dialstream.campaigns.lead;

import static java.util.stream.Collectors.toMap;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads in memory. */
public final class InMemoryLeads implements Leads {

    private final Map<String, Lead> byId = new ConcurrentHashMap<>();
    private final Map<String, Addition> additions = new ConcurrentHashMap<>();

    @Override
    public void insert(List<Lead> leads) {
        leads.forEach(lead -> byId.putIfAbsent(lead.id(), lead));
    }

    @Override
    public boolean add(List<Lead> leads, Addition addition) {
        return leads.stream().allMatch(lead -> isAdded(lead, addition));
    }

    private boolean isAdded(Lead lead, Addition addition) {
        byId.compute(
                lead.id(),
                (id, stored) -> {
                    var theirs = additions.get(id);
                    boolean free = stored == null;
                    if (free || (theirs != null && theirs.number() < addition.number())) {
                        additions.put(id, addition);
                        return lead;
                    }
                    return stored;
                });
        return addition.equals(additions.get(lead.id()));
    }

    @Override
    public boolean isAddedBy(String requestId, String campaignId, int last, String number) {
        return upTo(campaignId, last)
                .filter(it -> it.phoneNumber().e164().equals(number))
                .map(it -> additions.get(it.id()))
                .anyMatch(it -> it != null && it.requestId().equals(requestId));
    }

    @Override
    public List<Lead> withNumbers(String campaignId, int last, Collection<PhoneNumber> numbers) {
        return upTo(campaignId, last).filter(it -> numbers.contains(it.phoneNumber())).toList();
    }

    @Override
    public List<Lead> withIds(String campaignId, int last, Collection<String> leadIds) {
        return upTo(campaignId, last).filter(it -> leadIds.contains(it.leadId())).toList();
    }

    private Stream<Lead> upTo(String campaignId, int last) {
        return byId.values().stream()
                .filter(it -> it.campaignId().equals(campaignId) && it.position() <= last);
    }

    @Override
    public List<Lead> find(Map<String, Set<Integer>> positions) {
        return byId.values().stream()
                .filter(it ->
                        positions.getOrDefault(it.campaignId(), Set.of()).contains(it.position()))
                .toList();
    }

    @Override
    public int countWaiting(String campaignId, Collection<Integer> besides) {
        return Math.toIntExact(
                waiting(campaignId).filter(it -> !besides.contains(it.position())).count());
    }

    private Stream<Lead> waiting(String campaignId) {
        return upTo(campaignId, Integer.MAX_VALUE).filter(it -> it.status() == LeadStatus.WAITING);
    }

    @Override
    public List<Lead> first(Held held, int count) {
        return upTo(held.campaignId(), held.last())
                .filter(it -> held.reason().equals(it.reason()))
                .sorted(
                        Comparator.comparing(
                                        Lead::nextAttemptAt,
                                        Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparingInt(Lead::position))
                .limit(count)
                .toList();
    }

    @Override
    public int countExcluded(String campaignId, int after, int last) {
        return Math.toIntExact(
                upTo(campaignId, last)
                        .filter(it -> it.position() > after)
                        .filter(it -> it.status() == LeadStatus.EXCLUDED)
                        .count());
    }

    @Override
    public Map<String, List<Lead>> fresh(Map<String, Next> wanted) {
        return wanted.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> fresh(each.getKey(), each.getValue())));
    }

    private List<Lead> fresh(String campaignId, Next next) {
        return upTo(campaignId, next.last())
                .filter(it -> it.status() == LeadStatus.PENDING && it.position() >= next.from())
                .filter(it -> isAt(it, next.places()))
                .sorted(Comparator.comparingInt(Lead::position))
                .limit(next.count())
                .toList();
    }

    private static boolean isAt(Lead lead, @Nullable Set<Integer> places) {
        var place = lead.place();
        return places == null || place == null || places.contains(place);
    }

    @Override
    public Map<String, List<Lead>> waiting(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> waiting(each.getKey(), each.getValue())));
    }

    private List<Lead> waiting(String campaignId, int count) {
        return waiting(campaignId)
                .sorted(
                        Comparator.comparing(InMemoryLeads::nextAttemptAt)
                                .thenComparingInt(Lead::position))
                .limit(count)
                .toList();
    }

    private static Instant nextAttemptAt(Lead lead) {
        return Objects.requireNonNull(lead.nextAttemptAt());
    }

    @Override
    public void update(List<LeadUpdate> updates) {
        for (var update : updates) {
            byId.computeIfPresent(
                    Lead.id(update.campaignId(), update.position()),
                    (_, lead) -> lead.after(update));
        }
    }

    @Override
    public List<Lead> updated(List<LeadUpdate> updates) {
        update(updates);
        return updates.stream()
                .map(update -> byId.get(Lead.id(update.campaignId(), update.position())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public boolean optOut(String campaignId, int position, String callId) {
        var id = Lead.id(campaignId, position);
        var before = byId.get(id);
        if (before == null || callId.equals(before.optOutCallId())) {
            return false;
        }
        byId.computeIfPresent(id, (_, lead) -> lead.optedOutIn(callId));
        return true;
    }

    @Override
    public void markCalledBack(Map<String, Set<Integer>> positions) {
        positions.forEach((campaignId, some) ->
                some.forEach(position ->
                        byId.computeIfPresent(
                                Lead.id(campaignId, position),
                                (_, lead) -> lead.havingCalledBack())));
    }

    @Override
    public List<Lead> list(
            String campaignId, @Nullable LeadStatus status, int after, int last, int count) {
        return upTo(campaignId, last)
                .filter(it -> it.position() > after)
                .filter(it -> status == null || it.status() == status)
                .sorted(Comparator.comparingInt(Lead::position))
                .limit(count)
                .toList();
    }
}
