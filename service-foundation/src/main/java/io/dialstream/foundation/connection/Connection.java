package io.dialstream.foundation.connection;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection to a service. The serving thread records the connection's phase; the accepting
 * thread may end it at any time. The first one wins: nothing is served on a connection that ends.
 */
public final class Connection {

    private enum Phase {
        /** Nothing is expected of the client, until it sends its next request. */
        IDLE,
        /** A request's headers are awaited; so are those of the first one. */
        HEADERS,
        /** A request's headers have arrived; its caller is not known yet. */
        REQUEST,
        /** A known caller's request is under way. */
        KNOWN_REQUEST,
        /** A known caller's request is done, and the rest of its answer is being sent. */
        ANSWER,
        /** It speaks another protocol, to which only known callers get. */
        UPGRADED,
        /** It made room for another connection, or was too slow. */
        ENDING;

        /** A known caller's request, and its answer, are never cut off. */
        boolean mayEnd() {
            return this == IDLE || this == HEADERS || this == REQUEST;
        }
    }

    /**
     * What the body of a request may have, in bytes, as long as its caller is not known: as much as
     * the webhooks of providers may need.
     */
    public static final int MAX_UNKNOWN_BODY_BYTES = 64 * 1024;

    private static final long MAX_SERVED_NANOS = 1_000_000_000;

    private final ClientAddress client;
    private final Runnable shutdown;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.HEADERS);
    private volatile long sinceNanos;
    private volatile boolean known;
    private volatile boolean answered;
    private volatile boolean refused;
    private volatile boolean bodyAwaited;

    /**
     * @param shutdown ends both directions; whoever serves the connection then closes it
     */
    public Connection(ClientAddress client, long nowNanos, Runnable shutdown) {
        this.client = client;
        this.sinceNanos = nowNanos;
        this.shutdown = shutdown;
    }

    /** Bytes arrive. */
    public void received(long nowNanos) {
        answerSent(nowNanos);
        if (phase.get() == Phase.IDLE) {
            answered = false;
            enter(Phase.HEADERS, nowNanos);
        }
    }

    /**
     * The headers of a request have arrived. Its caller is unknown, whoever sent the one before.
     *
     * @return false when the connection ends, so that nobody would get the answer
     */
    public boolean requestBegun(long nowNanos) {
        known = false;
        answered = false;
        refused = false;
        return enter(Phase.REQUEST, nowNanos);
    }

    /** False when the connection ends, so that nobody would get the answer. */
    public boolean callerKnown() {
        if (phase.compareAndSet(Phase.REQUEST, Phase.KNOWN_REQUEST)) {
            known = true;
        }
        return phase.get() != Phase.ENDING;
    }

    /** The request has been answered; the rest of its body is read and thrown away. */
    public void requestRefused() {
        refused = true;
    }

    /**
     * The request is done; only the rest of the answer has to be sent.
     *
     * @param bodyRead false when there is more of the request, which nobody waits for
     */
    public void requestEnded(long nowNanos, boolean bodyRead) {
        answered = true;
        enter(known && bodyRead ? Phase.ANSWER : Phase.HEADERS, nowNanos);
    }

    /** The answer to the last request has been sent completely. */
    public void answerSent(long nowNanos) {
        if (phase.get() == Phase.ANSWER) {
            enter(Phase.HEADERS, nowNanos);
        }
    }

    /** No request is under way. Blank lines do not count as one, so the idle time goes on. */
    public void idle(long nowNanos) {
        if (phase.get() != Phase.HEADERS || answered) {
            enter(Phase.IDLE, nowNanos);
        }
    }

    /** Whether the serving thread is waiting for more of the body. */
    public void bodyAwaited(boolean awaited) {
        bodyAwaited = awaited;
    }

    /** Whether the client has exceeded the time for a request's headers or body. */
    public boolean isOverdue(long nowNanos, long maxHeadersNanos, long maxBodyNanos) {
        long nanos = nanosSoFar(nowNanos);
        return switch (phase.get()) {
            case HEADERS -> nanos > maxHeadersNanos;
            case REQUEST -> bodyAwaited && nanos > maxBodyNanos;
            case IDLE, KNOWN_REQUEST, ANSWER, UPGRADED, ENDING -> false;
        };
    }

    public void upgraded() {
        enter(Phase.UPGRADED, sinceNanos);
    }

    private boolean enter(Phase next, long nowNanos) {
        sinceNanos = nowNanos;
        return phase.updateAndGet(now -> now == Phase.ENDING ? now : next) == next;
    }

    /** Ends the connection, unless it has moved to a phase that must not be cut off. */
    public boolean end() {
        var now = phase.get();
        while (now.mayEnd()) {
            if (phase.compareAndSet(now, Phase.ENDING)) {
                shutdown.run();
                return true;
            }
            now = phase.get();
        }
        return false;
    }

    public boolean isRequestRefused() {
        return refused;
    }

    public boolean isCallerKnown() {
        return known;
    }

    public boolean awaitsHeaders() {
        return phase.get() == Phase.HEADERS;
    }

    /** Whether the service has been working for this client, for less than a second so far. */
    boolean isBeingServed(long nowNanos) {
        return nanosSoFar(nowNanos) < MAX_SERVED_NANOS
                && switch (phase.get()) {
                    case REQUEST -> !bodyAwaited;
                    case HEADERS -> answered;
                    case IDLE, KNOWN_REQUEST, ANSWER, UPGRADED, ENDING -> false;
                };
    }

    /** How long the connection has been in this phase. */
    public long nanosSoFar(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    ClientAddress client() {
        return client;
    }

    boolean isEnding() {
        return phase.get() == Phase.ENDING;
    }

    boolean mayEnd() {
        return phase.get().mayEnd();
    }

    /** Unknown callers are ended before known ones, and the longest waiting before others. */
    boolean goesBefore(Connection other) {
        return known == other.known ? sinceNanos - other.sinceNanos < 0 : other.known;
    }
}
