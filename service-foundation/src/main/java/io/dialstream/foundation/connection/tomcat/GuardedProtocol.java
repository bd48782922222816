package io.dialstream.foundation.connection.tomcat;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 that closes connections of unknown callers who send too slowly or too much, or
 * hold places that others need. Tomcat creates it by its name.
 */
public class GuardedProtocol extends Http11NioProtocol {

    private static final long WATCH_SECONDS = 1;

    private final GuardedEndpoint endpoint;
    private @Nullable Future<?> watch;

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

    /** On the thread on which Tomcat looks for its own time-outs. */
    @Override
    public void start() throws Exception {
        super.start();
        watch =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                endpoint::endOverdue,
                                WATCH_SECONDS,
                                WATCH_SECONDS,
                                TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    @Override
    protected Processor createProcessor() {
        return new GuardedProcessor(this, endpoint);
    }
}
