package io.dialstream.foundation.management.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Each port has its own paths; only the health is on both. Stands behind security, which refuses
 * addresses that could mean two things.
 */
@Order(ManagementPaths.RIGHT_BEHIND_SECURITY)
class ManagementPaths extends OncePerRequestFilter {

    /** Before any filter that takes bodies in. */
    static final int RIGHT_BEHIND_SECURITY = -99;

    private static final String MANAGEMENT = "/actuator";
    private static final String HEALTH = MANAGEMENT + "/health";

    private final ManagementConnector connector;
    private final ProblemWriter problems;

    ManagementPaths(ManagementConnector connector, ProblemWriter problems) {
        this.connector = connector;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isHere(request.getServletPath(), request.getLocalPort() == connector.port())) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    HttpStatus.NOT_FOUND,
                    "There is nothing at this address on this port.");
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
