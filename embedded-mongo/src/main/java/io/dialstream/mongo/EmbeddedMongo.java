package io.dialstream.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on the loopback address, in this process, with one file behind it.
 *
 * <p>A write is answered when it is in the file, so what was acknowledged survives the death of the
 * process at any moment. It does not survive the death of the machine: the file is not synced
 * before the answer.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /**
     * A connection is served by one of these and waits there for the commit, so there must be many.
     */
    private static final int WORKERS = 64;

    private static final int CACHE_MEGABYTES = 32;
    private static final int FILL_PERCENT = 50;
    private static final int REWRITE_BYTES = 2 * 1024 * 1024;

    private final MVStore store;
    private final GroupCommit commits;
    private final MongoServer server;
    private final CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread housekeeping;

    private EmbeddedMongo(MVStore store) {
        this.store = store;
        this.commits = new GroupCommit(this::commit);
        this.server = new MongoServer(new DurableBackend(store, commits));
        this.housekeeping =
                Thread.ofPlatform()
                        .daemon()
                        .name("mongo-compact")
                        .unstarted(this::compactNowAndThen);
    }

    /**
     * Opens the file in the folder, which is created if need be, and answers on the port; 0 takes a
     * free one.
     */
    public static EmbeddedMongo start(Path folder, int port) {
        EmbeddedMongo mongo = new EmbeddedMongo(open(folder));
        mongo.commit();
        mongo.server.bind(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        mongo.housekeeping.start();
        return mongo;
    }

    private static MVStore open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MVStore store =
                new MVStore.Builder()
                        .fileName(folder.resolve("mongo.mv").toString())
                        .cacheSize(CACHE_MEGABYTES)
                        // Commits are made by GroupCommit alone: one by the store itself could
                        // catch half an operation.
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
                        .open();
        store.setRetentionTime(0);
        return store;
    }

    private void commit() {
        try {
            store.commit();
        } catch (RuntimeException e) {
            failure.complete(e);
            throw e;
        }
    }

    private void compactNowAndThen() {
        try {
            while (!stopping.await(1, TimeUnit.SECONDS)) {
                commits.alone(() -> store.compact(FILL_PERCENT, REWRITE_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Completes when the file cannot be written any more; nothing is answered with success from
     * then on.
     */
    public CompletableFuture<RuntimeException> failure() {
        return failure;
    }

    /** The base URI, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    /** Answers what is under way, commits and closes the file. */
    @Override
    public void close() {
        // Not interrupted: an interrupt in the middle of a write closes the file.
        stopping.countDown();
        try {
            housekeeping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
    }
}
