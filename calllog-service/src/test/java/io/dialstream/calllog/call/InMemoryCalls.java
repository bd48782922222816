package io.dialstream.calllog.call;

import static java.util.Comparator.comparing;

import io.dialstream.calllog.testing.Filters;
import io.dialstream.calllog.testing.Pages;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls in memory. */
public final class InMemoryCalls implements Calls {

    private final Map<String, Call> calls = new HashMap<>();

    public Collection<Call> all() {
        return calls.values();
    }

    @Override
    public Map<String, Call> findAll(Set<String> ids) {
        var found = new HashMap<>(calls);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public void addAll(Collection<Call> begun) {
        saveAll(begun);
    }

    @Override
    public void saveAll(Collection<Call> changed) {
        changed.forEach(call -> calls.merge(call.id(), call, InMemoryCalls::newer));
    }

    private static Call newer(Call stored, Call saved) {
        return saved.appliedOffset() > stored.appliedOffset() ? saved : stored;
    }

    @Override
    public Optional<Call> find(String userId, String callId) {
        return Optional.ofNullable(calls.get(callId))
                .filter(call -> call.callee().userId().equals(userId));
    }

    @Override
    public Optional<Call> lastPlaced(PlacedCallQuery query) {
        return calls.values().stream()
                .filter(call -> !call.isIncoming())
                .filter(call -> call.callee().userId().equals(query.userId()))
                .filter(call -> query.to().equals(call.callee().phoneNumber()))
                .filter(call -> Filters.isWanted(query.from(), call.carrier().ourNumber()))
                .filter(call -> !call.initiatedAt().isBefore(query.since()))
                .filter(call -> call.initiatedAt().isBefore(query.before()))
                .max(comparing(Call::initiatedAt).thenComparing(Call::id));
    }

    @Override
    public Page<Call> list(CallQuery query) {
        var wanted = calls.values().stream().filter(call -> matches(query, call));
        return Pages.of(wanted, query.page(), call -> new Cursor(call.initiatedAt(), call.id()));
    }

    private static boolean matches(CallQuery query, Call call) {
        return Filters.isWanted(query.campaignId(), call.callee().placedBy())
                && Filters.isWanted(query.direction(), call.callee().direction())
                && query.userId().equals(call.callee().userId())
                && Filters.isWanted(query.status(), call.status())
                && Filters.lets(query.filter(), call.callee(), reasonOf(call), call.initiatedAt());
    }

    private static @Nullable String reasonOf(Call call) {
        var ending = call.ending();
        return ending == null ? null : ending.reason();
    }
}
