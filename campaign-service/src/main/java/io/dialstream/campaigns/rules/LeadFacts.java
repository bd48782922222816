package io.dialstream.campaigns.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules go by besides what a campaign says, about one lead.
 *
 * @param doNotCall whether its number is on a do-not-call list; null when that cannot be read
 * @param windows in which it may be called; none for any time
 * @param place where it is
 * @param caps how often its number may be called; none for however often
 * @param calls when its number was called of late; null when that cannot be read
 */
public record LeadFacts(
        @Nullable Boolean doNotCall,
        List<CallingWindow> windows,
        Place place,
        List<AttemptCap> caps,
        @Nullable List<CallStart> calls) {

    /** Nothing speaks against calling it. */
    public static final LeadFacts NONE = new LeadFacts(false);

    /** Nothing could be read. */
    public static final LeadFacts UNKNOWN = new LeadFacts(null);

    public LeadFacts {
        windows = List.copyOf(windows);
        caps = List.copyOf(caps);
        calls = calls == null ? null : List.copyOf(calls);
    }

    /** Of a lead whose number may be called however often. */
    public LeadFacts(@Nullable Boolean doNotCall, List<CallingWindow> windows, Place place) {
        this(doNotCall, windows, place, List.of(), List.of());
    }

    /** Of a lead that may be called at any time. */
    public LeadFacts(@Nullable Boolean doNotCall) {
        this(doNotCall, List.of(), Place.UNKNOWN);
    }

    /** As they are for that call itself, which does not count for its own cap. */
    public LeadFacts besides(String callId) {
        return calls == null
                ? this
                : new LeadFacts(
                        doNotCall,
                        windows,
                        place,
                        caps,
                        calls.stream().filter(call -> !call.callId().equals(callId)).toList());
    }

    /** As they are once that call has ended: it has begun before, which may not be noted yet. */
    public LeadFacts afterEnd(String callId, Instant endedAt) {
        return calls == null
                ? this
                : new LeadFacts(
                        doNotCall,
                        windows,
                        place,
                        caps,
                        calls.stream()
                                .map(call ->
                                        call.callId().equals(callId) ? call.before(endedAt) : call)
                                .toList());
    }

    /**
     * The first moment at or after that one at which its windows are open and its caps allow a
     * call, as far as is known; where its windows never open, as its caps allow it.
     */
    public Instant firstAllowed(Instant moment) {
        var free = freeAt(moment);
        var open = WindowPolicy.firstAllowed(windows, place, free);
        return open == null || open.equals(free) ? free : firstAllowed(open);
    }

    private Instant freeAt(Instant moment) {
        return calls == null ? moment : CapPolicy.firstAllowed(caps, calls, moment);
    }
}
