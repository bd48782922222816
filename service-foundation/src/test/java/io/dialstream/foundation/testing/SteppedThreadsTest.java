package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class SteppedThreadsTest {

    private final SteppedThreads threads = new SteppedThreads();
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    void leavesNobodyBehindWhoWaitsForAMonitorOfAnotherThread() throws InterruptedException {
        var monitor = new Object();
        var taken = new CountDownLatch(1);
        var stepped = new ArrayList<Thread>();
        var other =
                Thread.ofPlatform()
                        .start(() -> {
                            synchronized (monitor) {
                                taken.countDown();
                                waitUntilBlocked(stepped);
                            }
                        });
        taken.await();

        threads.start(() -> {
            mark(stepped);
            synchronized (monitor) {
                happened.add("got it");
            }
        });
        threads.run();

        assertThat(happened).containsExactly("got it");
        other.join();
    }

    @Test
    void leavesNobodyBehindWhoWaitsForALockOfAnotherThread() throws InterruptedException {
        var lock = new ReentrantLock();
        var taken = new CountDownLatch(1);
        var other =
                Thread.ofPlatform()
                        .start(() -> {
                            lock.lock();
                            try {
                                taken.countDown();
                                while (!lock.hasQueuedThreads()) {
                                    Thread.onSpinWait();
                                }
                            } finally {
                                lock.unlock();
                            }
                        });
        taken.await();

        threads.start(() -> {
            lock.lock();
            try {
                happened.add("got it");
            } finally {
                lock.unlock();
            }
        });
        threads.run();

        assertThat(happened).containsExactly("got it");
        other.join();
    }

    @Test
    void isNotHeldUpByLocksAmongThemselves() {
        var lock = new ReentrantLock();
        var goOn = new CountDownLatch(1);
        threads.start(() -> {
            lock.lock();
            try {
                await(goOn);
            } finally {
                lock.unlock();
            }
        });
        threads.start(() -> {
            lock.lock();
            try {
                happened.add("got it");
            } finally {
                lock.unlock();
            }
        });
        threads.run();
        assertThat(happened).isEmpty();

        goOn.countDown();
        threads.run();
        assertThat(happened).containsExactly("got it");
    }

    private static void mark(List<Thread> stepped) {
        synchronized (stepped) {
            stepped.add(Thread.currentThread());
        }
    }

    private static void waitUntilBlocked(List<Thread> stepped) {
        while (!isBlocked(stepped)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isBlocked(List<Thread> stepped) {
        synchronized (stepped) {
            return stepped.stream().anyMatch(t -> t.getState() == Thread.State.BLOCKED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
