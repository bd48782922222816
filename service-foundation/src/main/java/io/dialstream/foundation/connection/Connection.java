package io.dialstream.foundation.connection;

/**
 * One connection to a service. Written by the thread that serves it, read by the one that accepts
 * others.
 */
public final class Connection {

    private enum Phase {
        /** Nothing is expected of the client, until it sends its next request. */
        IDLE,
        /** A request's headers are awaited; so are those of the first one. */
        HEADERS,
        /** A request's headers are there, and its answer is not finished. */
        REQUEST,
        /** What has answered a request is done; the last of the answer may be on its way. */
        ANSWERED,
        /** It speaks another protocol, to which only known callers get. */
        UPGRADED
    }

    private final ClientAddress client;
    private final Runnable shutdown;
    private volatile Phase phase = Phase.HEADERS;
    private volatile long sinceNanos;
    private volatile boolean known;
    private volatile boolean refused;
    private volatile boolean bodyAwaited;
    private volatile boolean ending;

    /**
     * @param shutdown ends both directions; whoever serves the connection then closes it
     */
    public Connection(ClientAddress client, long nowNanos, Runnable shutdown) {
        this.client = client;
        this.sinceNanos = nowNanos;
        this.shutdown = shutdown;
    }

    /** Something comes in. */
    public void received(long nowNanos) {
        if (phase == Phase.IDLE) {
            enter(Phase.HEADERS, nowNanos);
        }
    }

    /** The headers of a request are there. Its caller is unknown whoever made the one before. */
    public void requestBegun(long nowNanos) {
        known = false;
        refused = false;
        enter(Phase.REQUEST, nowNanos);
    }

    public void callerKnown() {
        known = true;
    }

    /** The request has its answer; what is left of its body is only taken in. */
    public void requestRefused() {
        refused = true;
    }

    public void requestEnded(long nowNanos) {
        enter(Phase.ANSWERED, nowNanos);
    }

    /** More of something has to come in. After an answer, it is the next request. */
    public void incomplete(long nowNanos) {
        if (phase == Phase.ANSWERED) {
            enter(Phase.HEADERS, nowNanos);
        }
    }

    /** Nothing is under way. Blank lines before a request are no request: its time goes on. */
    public void idle(long nowNanos) {
        if (phase != Phase.HEADERS) {
            enter(Phase.IDLE, nowNanos);
        }
    }

    /** Whether whoever serves the request waits for more of its body. */
    public void bodyAwaited(boolean awaited) {
        bodyAwaited = awaited;
    }

    /** Whether the client has taken longer than it may for a request's headers, or its body. */
    public boolean isOverdue(long nowNanos, long maxHeadersNanos, long maxBodyNanos) {
        long nanos = nanosSoFar(nowNanos);
        return switch (phase) {
            case HEADERS -> nanos > maxHeadersNanos;
            case REQUEST -> !known && bodyAwaited && nanos > maxBodyNanos;
            case IDLE, ANSWERED, UPGRADED -> false;
        };
    }

    public void upgraded() {
        phase = Phase.UPGRADED;
    }

    /** Makes room for another. */
    public void end() {
        ending = true;
        shutdown.run();
    }

    private void enter(Phase next, long nowNanos) {
        phase = next;
        sinceNanos = nowNanos;
    }

    public boolean isRequestRefused() {
        return refused;
    }

    public boolean isCallerKnown() {
        return known;
    }

    public boolean awaitsHeaders() {
        return phase == Phase.HEADERS;
    }

    /** How long it has been as it is. */
    public long nanosSoFar(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    ClientAddress client() {
        return client;
    }

    boolean isEnding() {
        return ending;
    }

    /** Neither a known caller's request, nor its answer, nor what it led to is cut off. */
    boolean mayEnd() {
        return switch (phase) {
            case IDLE, HEADERS -> true;
            case REQUEST, ANSWERED -> !known;
            case UPGRADED -> false;
        };
    }

    /** Strangers go before those who were known, and who has waited longest goes first. */
    boolean goesBefore(Connection other) {
        return known == other.known ? sinceNanos - other.sinceNanos < 0 : other.known;
    }
}
