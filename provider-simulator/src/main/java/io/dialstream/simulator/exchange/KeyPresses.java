package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.PlannedPress;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;

/** Presses the keys that callees are offered, when the time has come and the call lives. */
final class KeyPresses {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Timers timers;
    private final Truth truth;
    private final VoiceRequests voice;

    KeyPresses(Timers timers, Truth truth, VoiceRequests voice) {
        this.timers = timers;
        this.truth = truth;
        this.voice = voice;
    }

    /** Presses the key that a callee is offered, if one is and the callee is to do so. */
    void await(Call call, VoiceRequests.Then then) {
        PlannedPress press = call.plan().press();
        Gather gather = truth.gatherOf(call.sid());
        if (press != null && gather != null) {
            double nanos = NANOS_PER_SECOND * press.seconds() / call.plan().speedUp();
            timers.at(timers.now().plusNanos((long) nanos), () -> press(call, press, gather, then));
        }
    }

    private void press(Call call, PlannedPress press, Gather gather, VoiceRequests.Then then) {
        Call current = truth.call(call.sid());
        String key = press.key() == null ? gather.told() : press.key();
        if (key != null
                && current != null
                && current.status() == CallStatus.IN_PROGRESS
                && gather.equals(truth.gatherOf(call.sid()))) {
            truth.record(new Fact.KeyPressed(call.sid(), key));
            voice.press(current, gather, key, then);
        }
    }
}
