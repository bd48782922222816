package io.dialstream.foundation.connection.tomcat;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 of Tomcat that closes connections of strangers who send too slowly, too much, or stand
 * in the way of others. Made by Tomcat, by its name.
 */
public class GuardedProtocol extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** How many of all connections one address may hold. */
    void setAddressShare(double share) {
        endpoint.setAddressShare(share);
    }

    @Override
    protected Processor createProcessor() {
        return new GuardedProcessor(this, endpoint);
    }
}
