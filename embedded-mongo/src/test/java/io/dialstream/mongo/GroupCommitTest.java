package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final GroupCommit group = new GroupCommit(this::commit);

    private void commit() {
        commits.incrementAndGet();
        kept.set(changes.get());
    }

    @Test
    void answersAWriteWhenItIsKept() {
        int change = group.write(changes::incrementAndGet);
        assertThat(kept.get()).isEqualTo(change);
    }

    @Test
    void commitsAlsoWhatAFailedWriteLeftBehind() {
        assertThatThrownBy(() ->
                        group.write(() -> {
                            changes.incrementAndGet();
                            throw new IllegalStateException("halfway");
                        }))
                .hasMessage("halfway");
        assertThat(kept.get()).isEqualTo(1);
    }

    @Test
    void doesNotCommitForReadsWhenNothingWasWritten() {
        group.write(changes::incrementAndGet);
        group.read(changes::get);
        group.read(changes::get);
        assertThat(commits.get()).isEqualTo(1);
    }

    @Test
    void doesNotAnswerWithSuccessWhenTheCommitFails() {
        GroupCommit broken =
                new GroupCommit(() -> {
                    throw new IllegalStateException("disk full");
                });
        assertThatThrownBy(() -> broken.write(changes::incrementAndGet)).hasMessage("disk full");
        assertThatThrownBy(() -> broken.read(changes::get)).hasMessage("disk full");
    }

    @Test
    void neverCommitsHalfAnOperation() {
        AtomicBoolean halfway = new AtomicBoolean();
        AtomicInteger torn = new AtomicInteger();
        GroupCommit strict = new GroupCommit(() -> torn.addAndGet(halfway.get() ? 1 : 0));
        inParallel(
                8,
                () -> {
                    for (int i = 0; i < 500; i++) {
                        strict.write(() -> {
                            halfway.set(true);
                            Thread.onSpinWait();
                            halfway.set(false);
                            return 0;
                        });
                    }
                });
        assertThat(torn.get()).isZero();
    }

    @Test
    void servesAllThatWaitWithOneCommit() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        GroupCommit shared =
                new GroupCommit(() -> {
                    commits.incrementAndGet();
                    awaitUninterruptibly(slow);
                });
        List<Thread> writers =
                IntStream.range(0, 10)
                        .mapToObj(_ ->
                                Thread.ofPlatform()
                                        .start(() -> shared.write(changes::incrementAndGet)))
                        .toList();
        await().until(() ->
                writers.stream().allMatch(writer -> writer.getState() == Thread.State.WAITING));
        slow.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(changes.get()).isEqualTo(10);
        assertThat(commits.get()).isEqualTo(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inParallel(int threads, Runnable task) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(CompletableFuture.runAsync(task, command -> new Thread(command).start()));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
    }
}
