package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets the instructions of answered calls. */
final class VoiceRequests {

    private final Timers timers;
    private final Truth truth;
    private final Deliveries deliveries;
    private final Protocols protocols;

    VoiceRequests(Timers timers, Truth truth, Deliveries deliveries, Protocols protocols) {
        this.timers = timers;
        this.truth = truth;
        this.deliveries = deliveries;
        this.protocols = protocols;
    }

    /**
     * What follows when the instructions are there, and when they are not.
     *
     * @param had is told of the key that they offer, if they offer one
     */
    record Then(Consumer<Optional<Gather>> had, Runnable failed) {}

    void request(Call call, VoiceInstructions voice, Then then) {
        switch (voice) {
            case VoiceInstructions.Fetched fetched ->
                    fetch(call, protocols.of(call).voiceRequest(call, fetched), then);
            case VoiceInstructions.Given given ->
                    settle(call, protocols.of(call).read(given.document()), then);
            case VoiceInstructions.Commanded ignored -> {}
            case VoiceInstructions.Application ignored -> settle(call, Instructions.WORDLESS, then);
        }
    }

    /** Tells which key the callee has pressed, and gets what there is to be heard then. */
    void press(Call call, Gather gather, String key, Then then) {
        fetch(call, protocols.of(call).keyPress(call, gather, key), then);
    }

    private void fetch(Call call, Message message, Then then) {
        deliveries.send(
                message,
                reply -> {
                    Instructions found = protocols.of(call).read(reply, message.url());
                    timers.soon(() -> settle(call, found, then));
                });
    }

    /** What an incoming call is answered with is all that happens in it, unless that goes on. */
    private static @Nullable Integer lasts(Call call, Instructions found) {
        boolean isAnswer = call.isIncoming() && call.status() == CallStatus.RINGING;
        return isAnswer && found.problem().isEmpty() && !found.stays()
                ? found.readingSeconds()
                : null;
    }

    /** Lets a call follow instructions that are there. */
    void settle(Call call, Instructions found, Then then) {
        Call current = truth.call(call.sid());
        if (current == null) {
            return;
        }
        // Whoever has hung up meanwhile hears nothing.
        String heard = current.hasListener() ? found.said().orElse(null) : null;
        truth.record(
                new Fact.VoiceSettled(
                        call.sid(),
                        found.problem().orElse(null),
                        heard,
                        found.gather().orElse(null),
                        lasts(current, found)));
        found.problem()
                .ifPresentOrElse(
                        known -> then.failed().run(), () -> then.had().accept(found.gather()));
    }
}
