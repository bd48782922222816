package io.dialstream.foundation.testing;

import java.lang.reflect.Constructor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Virtual threads that run only when the test lets them: one at a time on the test's own thread,
 * each until it has to wait. What has not happened then does not happen by itself.
 */
public final class SteppedThreads {

    private static final Constructor<?> BUILDER = builder();

    private final Queue<Runnable> runnable = new ConcurrentLinkedQueue<>();
    private final Executor scheduler = runnable::add;

    /**
     * The JDK lets virtual threads have a scheduler of one's own, but has no public way to say so:
     * java.lang must be open to the test.
     */
    private static Constructor<?> builder() {
        try {
            var type = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            var constructor = type.getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no schedulers for virtual threads", e);
        }
    }

    /** Starts a task whose thread, and the virtual threads that it starts, run on a scheduler. */
    public static void start(Executor scheduler, Runnable task) {
        try {
            var _ = ((Thread.Builder.OfVirtual) BUILDER.newInstance(scheduler)).start(task);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no schedulers for virtual threads", e);
        }
    }

    /** Starts a task; it and the virtual threads that it starts run when the test lets them. */
    public void start(Runnable task) {
        start(scheduler, task);
    }

    /** Lets all threads run until each has ended or waits. */
    public void run() {
        for (var task = runnable.poll(); task != null; task = runnable.poll()) {
            task.run();
        }
    }
}
