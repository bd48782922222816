package io.dialstream.campaigns.route;

import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Routes in memory. */
public final class InMemoryNumberRoutes implements NumberRoutes {

    private final ConcurrentSkipListMap<String, NumberRoute> byNumber =
            new ConcurrentSkipListMap<>();

    @Override
    public Optional<NumberRoute> find(PhoneNumber number) {
        return Optional.ofNullable(byNumber.get(number.e164()));
    }

    @Override
    public synchronized boolean save(NumberRoute route) {
        var stored = byNumber.get(route.number().e164());
        if ((stored == null ? 0 : stored.revision()) != route.revision() - 1) {
            return false;
        }
        byNumber.put(route.number().e164(), route);
        return true;
    }

    @Override
    public synchronized boolean acknowledged(NumberRoute route) {
        var stored = byNumber.get(route.number().e164());
        if (stored == null || stored.revision() != route.revision()) {
            return false;
        }
        byNumber.put(
                route.number().e164(),
                new NumberRoute(
                        stored.number(),
                        stored.revision(),
                        stored.userId(),
                        stored.target(),
                        stored.createdAt(),
                        stored.updatedAt(),
                        stored.changedAt(),
                        false));
        return true;
    }

    @Override
    public List<NumberRoute> list(String userId, PageRequest page) {
        var after = page.after();
        return byNumber.values().stream()
                .filter(it -> it.isOf(userId))
                .sorted(
                        Comparator.comparing(NumberRoute::createdAt)
                                .thenComparing(it -> it.number().e164())
                                .reversed())
                .filter(it ->
                        after == null
                                || it.createdAt().isBefore(after.time())
                                || (it.createdAt().equals(after.time())
                                        && it.number().e164().compareTo(after.id()) < 0))
                .limit(page.limit() + 1L)
                .toList();
    }

    @Override
    public List<NumberRoute> ofAgent(
            String userId, String agentId, @Nullable PhoneNumber after, int count) {
        return inOrder(isOfAgent(userId, agentId), after, count);
    }

    @Override
    public List<NumberRoute> all(@Nullable PhoneNumber after, int count) {
        return inOrder(_ -> true, after, count);
    }

    private List<NumberRoute> inOrder(
            Predicate<NumberRoute> filter, @Nullable PhoneNumber after, int count) {
        return byNumber.tailMap(after == null ? "" : after.e164(), false).values().stream()
                .filter(filter)
                .limit(count)
                .toList();
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return byNumber.values().stream().anyMatch(isOfAgent(userId, agentId));
    }

    private static Predicate<NumberRoute> isOfAgent(String userId, String agentId) {
        return route -> {
            var target = route.target();
            return target != null
                    && route.userId().equals(userId)
                    && target.agentId().equals(agentId);
        };
    }
}
