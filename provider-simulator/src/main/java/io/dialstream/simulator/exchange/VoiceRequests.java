package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Messages;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.callback.Twiml;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.util.Optional;
import java.util.function.Consumer;

/** Gets the instructions of answered calls. */
final class VoiceRequests {

    /**
     * What the base of an action is where TwiML has no address: none that can be relative to it.
     */
    private static final String NOWHERE = "about:blank";

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

    /**
     * What follows when the instructions are there, and when they are not.
     *
     * @param had is told of the key that they offer, if they offer one
     */
    record Then(Consumer<Optional<Gather>> had, Runnable failed) {}

    /** What is in the instructions. */
    private record Found(Optional<String> problem, Optional<String> said, Optional<Gather> gather) {

        static final Found NOTHING =
                new Found(Optional.empty(), Optional.empty(), Optional.empty());

        static Found in(String twiml, String url) {
            Optional<String> problem = Twiml.problemWith(twiml);
            return problem.isPresent()
                    ? failed(problem)
                    : new Found(problem, Twiml.said(twiml), Twiml.gather(twiml, url));
        }

        static Found in(Reply reply, String url) {
            Optional<String> problem = Twiml.problemWith(reply);
            return problem.isEmpty() && reply instanceof Reply.Answered answered
                    ? in(answered.body(), url)
                    : failed(problem);
        }

        private static Found failed(Optional<String> problem) {
            return new Found(problem, Optional.empty(), Optional.empty());
        }
    }

    void request(Call call, VoiceInstructions voice, Then then) {
        switch (voice) {
            case VoiceInstructions.Fetched fetched ->
                    fetch(call, messages.voiceRequest(call, fetched), then);
            case VoiceInstructions.Given given ->
                    settle(call, Found.in(given.twiml(), NOWHERE), then);
            case VoiceInstructions.Application ignored -> settle(call, Found.NOTHING, then);
        }
    }

    /** Tells which key the callee has pressed, and gets what there is to be heard then. */
    void press(Call call, Gather gather, String key, Then then) {
        fetch(call, messages.keyPress(call, gather, key), then);
    }

    private void fetch(Call call, Message message, Then then) {
        deliveries.send(
                message,
                reply -> {
                    Found found = Found.in(reply, message.url());
                    timers.soon(() -> settle(call, found, then));
                });
    }

    private void settle(Call call, Found found, Then then) {
        Call current = truth.call(call.sid());
        if (current == null) {
            return;
        }
        // Whoever has hung up meanwhile hears nothing.
        String heard = current.isLive() ? found.said().orElse(null) : null;
        truth.record(
                new Fact.VoiceSettled(
                        call.sid(),
                        found.problem().orElse(null),
                        heard,
                        found.gather().orElse(null)));
        found.problem()
                .ifPresentOrElse(
                        known -> then.failed().run(), () -> then.had().accept(found.gather()));
    }
}
