package io.dialstream.foundation.management.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Each port has its own paths; only the health is told on both. */
class ManagementPaths extends ValveBase {

    private static final String MANAGEMENT = "/actuator";
    private static final String HEALTH = MANAGEMENT + "/health";

    private final Connector connector;

    ManagementPaths(Connector connector) {
        super(true);
        this.connector = connector;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isHere(request.getDecodedRequestURI(), request.getConnector().equals(connector))) {
            getNext().invoke(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The path as Tomcat has decoded and normalized it. */
    static boolean isHere(String path, boolean managementPort) {
        return managementPort
                ? isBelow(MANAGEMENT, path)
                : isBelow(HEALTH, path) || !isBelow(MANAGEMENT, path);
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
