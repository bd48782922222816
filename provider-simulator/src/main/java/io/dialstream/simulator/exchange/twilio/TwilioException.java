package io.dialstream.simulator.exchange.twilio;

/** A request that Twilio refuses: HTTP status, error code and message. */
final class TwilioException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    TwilioException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static TwilioException badRequest(int code, String message) {
        return new TwilioException(400, code, message);
    }

    static TwilioException unauthorized() {
        return new TwilioException(401, 20003, "Authenticate");
    }

    static TwilioException notFound(String path) {
        return new TwilioException(404, 20404, "The requested resource " + path + " was not found");
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
