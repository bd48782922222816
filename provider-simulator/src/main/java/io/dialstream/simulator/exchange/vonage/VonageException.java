package io.dialstream.simulator.exchange.vonage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that Vonage refuses. */
final class VonageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final @Nullable String parameter;

    private VonageException(int status, String type, String message, @Nullable String parameter) {
        super(message);
        this.status = status;
        this.type = type;
        this.parameter = parameter;
    }

    static VonageException unauthorized() {
        return new VonageException(401, "unauthorized", "Unauthorized", null);
    }

    static VonageException notFound() {
        return new VonageException(404, "not-found", "Not Found", null);
    }

    /** Something in the body is not what it must be. */
    static VonageException invalid(String parameter, String reason) {
        return new VonageException(400, "invalid-params", reason, parameter);
    }

    static VonageException badRequest(String message) {
        return new VonageException(400, "bad-request", message, null);
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        Map<String, Object> body = problem(type, parameter == null ? message() : "Bad Request");
        if (parameter != null) {
            body.put("invalid_parameters", List.of(Map.of("name", parameter, "reason", message())));
        }
        return body;
    }

    private String message() {
        return String.valueOf(getMessage());
    }

    /** How Vonage words a problem. */
    static Map<String, Object> problem(String type, String title) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "https://developer.vonage.com/api-errors#" + type);
        body.put("title", title);
        return body;
    }
}
