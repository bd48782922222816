package io.dialstream.dialer.placement;

import io.dialstream.events.PlaceCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Places calls: each at most once, whoever says how often that it is to go on. Returns at once; the
 * work is done on virtual threads.
 */
@Component
public class Placing {

    private final Turns turns;
    private final PlacementTools tools;

    Placing(Turns turns, PlacementTools tools) {
        this.turns = turns;
        this.tools = tools;
    }

    /** Goes on with a call from wherever its placement stands. */
    public void goOn(PlaceCall call, Slot slot) {
        turns.give(call.callId(), () -> new PlacementRun(call, slot, tools));
    }

    /**
     * Looks again at a call that is being placed here, because something was heard of it, maybe
     * what the provider calls it.
     */
    public void lookAgain(String callId, @Nullable String providerCallId) {
        turns.giveAgain(callId, providerCallId);
    }

    /** Waits for what is under way for lanes that were given up. */
    public void awaitDisowned(Duration atMost) {
        turns.awaitDisowned(atMost);
    }
}
