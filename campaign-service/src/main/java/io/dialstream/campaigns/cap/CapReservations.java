package io.dialstream.campaigns.cap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.CapPolicy;
import io.dialstream.events.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Lets calls to a number be asked for one after the other, so that no cap is exceeded whoever asks:
 * whoever has reserved a call has written it where everybody else looks.
 */
@Component
public class CapReservations {

    private static final PhoneNumber ANY_NUMBER = new PhoneNumber("+10000000000");

    private final RecentCalls recent;

    public CapReservations(RecentCalls recent) {
        this.recent = recent;
    }

    /**
     * A call that somebody is about to ask for.
     *
     * @param caps that it goes by; none where numbers may be called however often
     */
    public record Wish(Callee callee, CallStart call, List<AttemptCap> caps) {

        public Wish {
            caps = List.copyOf(caps);
        }

        String callId() {
            return call.callId();
        }
    }

    /**
     * Reserves all calls that their caps allow, and returns the ids of the others. Every call
     * counts for the caps of others, also one that has none of its own. To reserve again what is
     * reserved changes nothing.
     */
    public Set<String> reserve(List<Wish> wishes) {
        var capped = wishes.stream().collect(partitioningBy(wish -> !wish.caps().isEmpty()));
        note(capped.getOrDefault(false, List.of()));
        return refused(capped.getOrDefault(true, List.of()));
    }

    private void note(List<Wish> wishes) {
        if (!wishes.isEmpty()) {
            recent.note(
                    wishes.stream()
                            .collect(
                                    groupingBy(
                                            Wish::callee,
                                            LinkedHashMap::new,
                                            mapping(Wish::call, toList()))));
        }
    }

    /** Until nobody else has been faster. */
    private Set<String> refused(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return Set.of();
        }
        while (true) {
            var refused = new HashSet<String>();
            var changed = reserved(wishes, refused);
            if (changed.isEmpty() || recent.save(changed)) {
                return refused;
            }
        }
    }

    private List<CalleeCalls> reserved(List<Wish> wishes, Set<String> refused) {
        var all = found(wishes.stream().map(Wish::callee).toList());
        var changed = new LinkedHashMap<Callee, CalleeCalls>();
        for (var wish : wishes) {
            var callee = wish.callee();
            var calls = changed.getOrDefault(callee, all.get(callee));
            calls = calls == null ? CalleeCalls.none(callee) : calls;
            if (calls.hold(wish.call())) {
                continue;
            }
            if (isAllowed(wish, calls)) {
                changed.put(callee, calls.with(wish.call()));
            } else {
                refused.add(wish.callId());
            }
        }
        return new ArrayList<>(changed.values());
    }

    private static boolean isAllowed(Wish wish, CalleeCalls calls) {
        var moment = wish.call().earliest();
        return !CapPolicy.firstAllowed(wish.caps(), calls.besides(wish.callId()), moment)
                .isAfter(moment);
    }

    /** What is known of callees, by themselves; nothing of those who were never called. */
    public Map<Callee, CalleeCalls> found(Collection<Callee> callees) {
        return recent.find(Set.copyOf(callees)).stream()
                .collect(toMap(CalleeCalls::callee, Function.identity()));
    }

    /** Whether a user's calls can be read now: nobody is called who has a cap while they cannot. */
    public boolean canBeRead(String userId) {
        try {
            var _ = recent.find(Set.of(new Callee(userId, ANY_NUMBER)));
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    /** From now on it is known when these calls have begun. */
    public void begun(Map<Callee, List<CallStart>> calls) {
        if (!calls.isEmpty()) {
            recent.note(calls);
        }
    }

    /** Gives back what certainly was not called. */
    public void giveBack(Map<Callee, List<String>> callIds) {
        if (!callIds.isEmpty()) {
            recent.forget(callIds);
        }
    }
}
