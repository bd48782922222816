package io.dialstream.simulator.callback;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what was sent, and replies as it is told to. */
public final class InMemoryDeliveries implements Deliveries {

    private final List<Message> sent = new ArrayList<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private Function<Message, Reply> receiver = any -> new Reply.Answered(204, "", "");
    private boolean holding;

    @Override
    public void send(Message message, Consumer<Reply> outcome) {
        sent.add(message);
        Runnable answer = () -> outcome.accept(receiver.apply(message));
        if (holding) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    /** Whoever receives from now on. */
    public void receiver(Function<Message, Reply> next) {
        receiver = next;
    }

    /** Replies to nothing until {@link #release()}. */
    public void hold() {
        holding = true;
    }

    public void release() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** The value of a field in everything that was sent, in order. */
    public List<String> sent(String field) {
        return sent.stream().map(message -> form(message).getOrDefault(field, "")).toList();
    }

    public List<Message> sent() {
        return sent;
    }

    private static Map<String, String> form(Message message) {
        return Form.parse(message.body());
    }
}
