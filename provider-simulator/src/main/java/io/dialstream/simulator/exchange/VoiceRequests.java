package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Messages;
import io.dialstream.simulator.callback.Twiml;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.Optional;

/** Gets the instructions of answered calls. */
final class VoiceRequests {

    private final Timers timers;
    private final Truth truth;
    private final Deliveries deliveries;
    private final Messages messages;

    VoiceRequests(Timers timers, Truth truth, Deliveries deliveries, Messages messages) {
        this.timers = timers;
        this.truth = truth;
        this.deliveries = deliveries;
        this.messages = messages;
    }

    void request(Call call, Runnable failed) {
        switch (call.request().voice()) {
            case VoiceInstructions.Fetched fetched ->
                    deliveries.send(
                            messages.voiceRequest(call, fetched),
                            reply -> {
                                Optional<String> problem = Twiml.problemWith(reply);
                                timers.soon(() -> settle(call, problem, failed));
                            });
            case VoiceInstructions.Given given ->
                    settle(call, Twiml.problemWith(given.twiml()), failed);
            case VoiceInstructions.Application ignored -> settle(call, Optional.empty(), failed);
        }
    }

    private void settle(Call call, Optional<String> problem, Runnable failed) {
        if (truth.call(call.sid()) != null) {
            truth.record(new Fact.VoiceSettled(call.sid(), problem.orElse(null)));
            problem.ifPresent(known -> failed.run());
        }
    }
}
