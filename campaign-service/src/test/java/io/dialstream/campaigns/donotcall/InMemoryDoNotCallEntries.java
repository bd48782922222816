package io.dialstream.campaigns.donotcall;

import static java.util.stream.Collectors.toSet;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Do-not-call lists in memory. */
public final class InMemoryDoNotCallEntries implements DoNotCallEntries {

    private final Map<String, DoNotCallEntry> byId = new ConcurrentHashMap<>();

    private volatile boolean away;

    /** From now on nobody is told who is listed. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** Of all that is stored, expired or not. */
    int size() {
        return byId.size();
    }

    private static String id(String userId, String number) {
        return userId + "/" + number;
    }

    @Override
    public DoNotCallEntry put(DoNotCallEntry entry, Instant now) {
        return byId.merge(
                id(entry.userId(), entry.number()),
                entry,
                (before, next) -> before.holdsAt(now) ? since(before.createdAt(), next) : next);
    }

    private static DoNotCallEntry since(Instant createdAt, DoNotCallEntry it) {
        return new DoNotCallEntry(
                it.userId(), it.number(), it.reason(), it.source(), it.expiresAt(), createdAt);
    }

    @Override
    public int add(List<DoNotCallEntry> entries, Instant now) {
        int added = 0;
        for (var entry : entries) {
            var id = id(entry.userId(), entry.number());
            var before = byId.get(id);
            if (before == null || entry.outlasts(before)) {
                byId.put(id, entry);
                added++;
            }
        }
        return added;
    }

    @Override
    public Optional<DoNotCallEntry> find(String userId, String number, Instant now) {
        return Optional.ofNullable(byId.get(id(userId, number))).filter(it -> it.holdsAt(now));
    }

    @Override
    public boolean delete(String userId, String number, Instant now) {
        return find(userId, number, now)
                .filter(it -> byId.remove(id(userId, number), it))
                .isPresent();
    }

    @Override
    public List<DoNotCallEntry> list(
            String userId, String beginning, @Nullable String after, int count, Instant now) {
        return byId.values().stream()
                .filter(it -> it.userId().equals(userId) && it.holdsAt(now))
                .filter(it -> it.number().startsWith(beginning))
                .filter(it -> after == null || it.number().compareTo(after) > 0)
                .sorted(Comparator.comparing(DoNotCallEntry::number))
                .limit(count)
                .toList();
    }

    @Override
    public int deleteExpired(Instant moment, int most) {
        var expired =
                byId.entrySet().stream()
                        .filter(it -> !it.getValue().holdsAt(moment))
                        .limit(most)
                        .toList();
        expired.forEach(it -> byId.remove(it.getKey(), it.getValue()));
        return expired.size();
    }

    @Override
    public Set<PhoneNumber> listed(String userId, Collection<PhoneNumber> numbers, Instant now) {
        if (away) {
            throw new IllegalStateException("the list is away");
        }
        return numbers.stream().filter(it -> isListed(userId, it.e164(), now)).collect(toSet());
    }

    private boolean isListed(String userId, String number, Instant now) {
        return byId.values().stream()
                .filter(it -> it.userId().equals(userId) && it.holdsAt(now))
                .anyMatch(it ->
                        it.isPrefix()
                                ? number.startsWith(it.number().replace(DoNotCallEntry.ANY, ""))
                                : it.number().equals(number));
    }
}
