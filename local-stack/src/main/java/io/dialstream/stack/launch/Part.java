package io.dialstream.stack.launch;

/** A part of the stack; each runs as a process of its own. */
public enum Part {
    KAFKA("kafka", 9092, 320),
    MONGO("mongo", 27017, 1536),
    SIMULATOR("provider-simulator", 8090, 256),
    CALLLOG("calllog-service", 8083, 256),
    INGEST("webhook-ingest-service", 8082, 256),
    DIALER("dialer-service", 8081, 256),
    CAMPAIGN("campaign-service", 8080, 512);

    private final String title;
    private final int port;
    private final int heapMegabytes;

    Part(String title, int port, int heapMegabytes) {
        this.title = title;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name; for a service, that of its module. */
    public String title() {
        return title;
    }

    /** The port it has when nothing is shifted. */
    public int port() {
        return port;
    }

    /** Two threads collect what nearly all survives; the others have little that does. */
    String collector() {
        return this == MONGO ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC";
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether it keeps data for the others, and therefore starts first and ends last. */
    public boolean isStore() {
        return this == KAFKA || this == MONGO;
    }

    /** Whether it tells health and metrics on a port of its own. */
    boolean hasManagementPort() {
        return switch (this) {
            case CALLLOG, INGEST, DIALER, CAMPAIGN -> true;
            case KAFKA, MONGO, SIMULATOR -> false;
        };
    }

    /** Its only instance, or the first of several. */
    public Instance first() {
        return new Instance(this, 1);
    }
}
