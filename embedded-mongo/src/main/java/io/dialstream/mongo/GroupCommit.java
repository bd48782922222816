package io.dialstream.mongo;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Answers nothing before the store has kept it: operations run side by side, and one commit, made
 * by whichever of them comes first, serves all that wait for it.
 *
 * <p>A commit never sees half an operation (the document in, its index entry not), because
 * operations hold the shared side of a lock and a commit the exclusive one. Reads wait too, though
 * only while a write is on its way to the file: nobody acts on what could still be lost.
 */
final class GroupCommit {

    private final Runnable commit;

    /**
     * Fair: a commit must not overtake the operations that wait with it, or it would serve nobody
     * but itself.
     */
    private final ReadWriteLock operations = new ReentrantReadWriteLock(true);

    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition committed = turn.newCondition();
    private long kept;
    private boolean committing;

    /** Takes what moves every change made so far into the file; it must throw when that failed. */
    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /**
     * Runs an operation that may change the store and returns when the change is kept, also when it
     * failed halfway.
     */
    <T> T write(Supplier<T> operation) {
        return run(operation, written::incrementAndGet);
    }

    /**
     * Runs an operation that changes nothing and returns when everything it can have seen is kept.
     */
    <T> T read(Supplier<T> operation) {
        return run(operation, written::get);
    }

    /**
     * Runs something that must not meet a half-applied operation, alone, and commits what it did.
     */
    void alone(Runnable housekeeping) {
        operations.writeLock().lock();
        try {
            housekeeping.run();
            commit.run();
        } finally {
            operations.writeLock().unlock();
        }
    }

    private <T> T run(Supplier<T> operation, Supplier<Long> stamp) {
        long seen = 0;
        try {
            operations.readLock().lock();
            try {
                return operation.get();
            } finally {
                seen = stamp.get();
                operations.readLock().unlock();
            }
        } finally {
            awaitKept(seen);
        }
    }

    private void awaitKept(long stamp) {
        turn.lock();
        try {
            while (kept < stamp) {
                if (committing) {
                    committed.awaitUninterruptibly();
                } else {
                    commitForAll();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private void commitForAll() {
        committing = true;
        turn.unlock();
        long upTo = 0;
        try {
            upTo = commitAlone();
        } finally {
            turn.lock();
            committing = false;
            kept = Math.max(kept, upTo);
            committed.signalAll();
        }
    }

    private long commitAlone() {
        operations.writeLock().lock();
        try {
            long upTo = written.get();
            commit.run();
            return upTo;
        } finally {
            operations.writeLock().unlock();
        }
    }
}
