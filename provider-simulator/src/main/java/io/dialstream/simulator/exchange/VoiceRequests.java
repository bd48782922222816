package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Messages;
import io.dialstream.simulator.callback.Reply;
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

    /** What follows when the instructions are there, and when they are not. */
    record Then(Runnable had, Runnable failed) {}

    void request(Call call, VoiceInstructions voice, Then then) {
        switch (voice) {
            case VoiceInstructions.Fetched fetched ->
                    deliveries.send(
                            messages.voiceRequest(call, fetched),
                            reply -> {
                                Optional<String> problem = Twiml.problemWith(reply);
                                Optional<String> said = said(reply);
                                timers.soon(() -> settle(call, problem, said, then));
                            });
            case VoiceInstructions.Given given ->
                    settle(call, Twiml.problemWith(given.twiml()), Twiml.said(given.twiml()), then);
            case VoiceInstructions.Application ignored ->
                    settle(call, Optional.empty(), Optional.empty(), then);
        }
    }

    private static Optional<String> said(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.isSuccess()
                ? Twiml.said(answered.body())
                : Optional.empty();
    }

    private void settle(Call call, Optional<String> problem, Optional<String> said, Then then) {
        Call current = truth.call(call.sid());
        if (current == null) {
            return;
        }
        // Whoever has hung up meanwhile hears nothing.
        String heard = current.isLive() ? said.orElse(null) : null;
        truth.record(new Fact.VoiceSettled(call.sid(), problem.orElse(null), heard));
        problem.ifPresentOrElse(known -> then.failed().run(), then.had());
    }
}
