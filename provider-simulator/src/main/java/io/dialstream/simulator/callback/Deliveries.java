package io.dialstream.simulator.callback;

import java.util.function.Consumer;

/** The way to the caller's servers. */
public interface Deliveries {

    /**
     * Sends the message, with retries as it says, and tells the outcome exactly once, on any
     * thread. Never blocks and never throws.
     */
    void send(Message message, Consumer<Reply> outcome);
}
