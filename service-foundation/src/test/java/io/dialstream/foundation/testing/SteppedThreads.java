package io.dialstream.foundation.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that run only when the test lets them: one at a time on the test's own thread,
 * each until it has to wait. What has not happened then does not happen by itself.
 *
 * <p>A lock that another thread of the JVM has, say the one that writes the log out, is not waited
 * for in this sense: such a lock comes free by itself, and whoever took the thread for one that
 * waits would leave it behind with all the locks that it has.
 */
public final class SteppedThreads {

    private static final Constructor<?> BUILDER = builder();

    /** How long another thread of the JVM may keep a lock, in milliseconds. */
    private static final int PATIENCE = 30_000;

    private final BlockingQueue<Runnable> runnable = new LinkedBlockingQueue<>();
    private final Executor scheduler = runnable::add;
    private final Set<Thread> alive = Collections.newSetFromMap(new IdentityHashMap<>());

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
        for (var task = next(); task != null; task = next()) {
            var thread = threadOf(task);
            alive.add(thread);
            task.run();
            if (!thread.isAlive()) {
                alive.remove(thread);
            }
        }
    }

    private @Nullable Runnable next() {
        var task = runnable.poll();
        for (int waited = 0; task == null && isHeldUp(); waited++) {
            if (waited == PATIENCE) {
                throw new AssertionError("not let go by others for long: " + alive);
            }
            task = poll();
        }
        return task;
    }

    private @Nullable Runnable poll() {
        try {
            return runnable.poll(1, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private boolean isHeldUp() {
        return alive.stream().anyMatch(this::isHeldUp);
    }

    /** Whether a thread will run on although no thread of these lets it. */
    private boolean isHeldUp(Thread thread) {
        return switch (thread.getState()) {
            case RUNNABLE, BLOCKED -> true;
            case WAITING -> waitsForOthersLock(LockSupport.getBlocker(thread));
            default -> false;
        };
    }

    private boolean waitsForOthersLock(@Nullable Object blocker) {
        return blocker instanceof AbstractOwnableSynchronizer lock
                && lock.getClass().getEnclosingClass() == ReentrantLock.class
                && !alive.contains(ownerOf(lock));
    }

    private static @Nullable Thread ownerOf(AbstractOwnableSynchronizer lock) {
        try {
            var getter =
                    AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
            getter.setAccessible(true);
            return (Thread) getter.invoke(lock);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK does not tell who has a lock", e);
        }
    }

    /** The scheduler is given the method of a thread that runs it on. */
    private static Thread threadOf(Runnable task) {
        try {
            var thread = task.getClass().getDeclaredFields()[0];
            thread.setAccessible(true);
            return (Thread) thread.get(task);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK does not tell which thread it schedules", e);
        }
    }
}
