package io.dialstream.simulator.callback.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets so many tasks begin and makes the others wait, in order, until one has left. */
final class Turnstile {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Turnstile(int places) {
        this.free = places;
    }

    void enter(Runnable task) {
        if (admitted(task)) {
            task.run();
        }
    }

    void leave() {
        Runnable next = admitNext();
        if (next != null) {
            next.run();
        }
    }

    private synchronized boolean admitted(Runnable task) {
        if (free == 0) {
            waiting.add(task);
            return false;
        }
        free--;
        return true;
    }

    private synchronized @Nullable Runnable admitNext() {
        Runnable next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
