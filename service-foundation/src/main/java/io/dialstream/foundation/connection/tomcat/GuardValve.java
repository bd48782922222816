package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.connection.Connection;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Stands between a request's headers and all that handles it. */
class GuardValve extends ValveBase {

    GuardValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var body =
                request.getCoyoteRequest().getInputBuffer() instanceof GuardedProcessor.Body guarded
                        ? guarded
                        : null;
        var connection = body == null ? null : body.ofConnection();
        if (body == null || connection == null) {
            getNext().invoke(request, response);
        } else {
            serve(request, response, body, connection);
        }
    }

    private void serve(
            Request request, Response response, GuardedProcessor.Body body, Connection connection)
            throws IOException, ServletException {
        connection.requestBegun(System.nanoTime());
        request.setAttribute(KnownCaller.CONNECTION, connection);
        getNext().invoke(request, response);
        if (!request.isAsync()) {
            if (!connection.isCallerKnown()) {
                body.leaveUnread();
            }
            connection.requestEnded(System.nanoTime());
        }
    }
}
