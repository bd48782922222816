package io.dialstream.simulator.exchange.plivo;

/** A request that Plivo refuses: HTTP status and message. There are no codes. */
final class PlivoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    PlivoException(int status, String message) {
        super(message);
        this.status = status;
    }

    static PlivoException badRequest(String message) {
        return new PlivoException(400, message);
    }

    static PlivoException unauthorized() {
        return new PlivoException(
                401, "Could not verify your access level for that URL: log in with your Auth ID");
    }

    static PlivoException notFound() {
        return new PlivoException(404, "not found");
    }

    int status() {
        return status;
    }
}
