package io.dialstream.stack.launch;

import java.net.URI;

/** Where everything answers. */
public final class Addresses {

    private final CallerEnvironment caller;
    private final Brokers brokers;
    private final Ports ports;

    Addresses(CallerEnvironment caller, Brokers brokers) {
        this.caller = caller;
        this.brokers = brokers;
        this.ports = brokers.ports();
    }

    /** The base address of one process that speaks HTTP, without a slash at the end. */
    public URI http(Instance instance) {
        return URI.create("http://127.0.0.1:" + ports.of(instance));
    }

    /** The base address of a service's health and metrics, without a slash at the end. */
    public URI management(Instance service) {
        return URI.create("http://127.0.0.1:" + ports.managementOf(service));
    }

    public URI campaigns() {
        return http(Part.CAMPAIGN.first());
    }

    public URI simulator() {
        return http(Part.SIMULATOR.first());
    }

    /** What clients of Kafka take as {@code bootstrap.servers}. */
    public String kafka() {
        return caller.kafka().orElseGet(brokers::bootstrapServers);
    }

    /** Without a database. */
    public String mongo() {
        return caller.mongo()
                .orElseGet(() -> "mongodb://127.0.0.1:" + ports.of(Part.MONGO.first()));
    }

    /** The provider's REST API. */
    public String provider() {
        return caller.provider().orElseGet(() -> simulator().toString());
    }

    /** Where the provider reaches the ingest service. */
    public String publicBase() {
        return caller.publicBaseUrl().orElseGet(() -> http(Part.INGEST.first()).toString());
    }
}
