package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.problem.UnavailableException;
import jakarta.servlet.ServletRequest;

/** Tells the connection that a request's caller is known, which lifts the limits. */
public final class KnownCaller {

    static final String CONNECTION = "io.dialstream.connection";

    private KnownCaller() {}

    /** To be called by code that has answered a request and now reads the rest of its body. */
    public static void refused(ServletRequest request) {
        if (request.getAttribute(CONNECTION) instanceof Connection connection) {
            connection.requestRefused();
        }
    }

    /**
     * To be called by the code that has authenticated the sender of a request.
     *
     * @throws UnavailableException when the connection has just made room for another: nobody would
     *     get the answer
     */
    public static void of(ServletRequest request) {
        if (request.getAttribute(CONNECTION) instanceof Connection connection
                && !connection.callerKnown()) {
            throw new UnavailableException("The connection has been closed; try again.");
        }
    }
}
