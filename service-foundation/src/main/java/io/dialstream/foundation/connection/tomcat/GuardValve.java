package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.connection.Connection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
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
        // An asynchronous one comes here again when it goes on, and its caller is still known.
        boolean isNew = request.getAttribute(KnownCaller.CONNECTION) == null;
        if (isNew && !connection.requestBegun(System.nanoTime())) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            body.leaveUnread();
            return;
        }
        request.setAttribute(KnownCaller.CONNECTION, connection);
        getNext().invoke(request, response);
        if (!request.isAsync()) {
            boolean isRead = body.isRead();
            if (!isRead && (!connection.isCallerKnown() || isToBeClosed(response))) {
                body.leaveUnread();
            }
            connection.requestEnded(System.nanoTime(), isRead);
        }
    }

    private static boolean isToBeClosed(Response response) {
        return "close".equals(response.getHeader("Connection"));
    }
}
