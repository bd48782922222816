package io.dialstream.simulator.exchange.telnyx;

/** A request that Telnyx refuses: HTTP status, error code, title and detail. */
final class TelnyxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String title;

    TelnyxException(int status, String code, String title, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    static TelnyxException unauthorized() {
        return new TelnyxException(
                401,
                "10009",
                "Authentication failed",
                "The required authentication headers were either invalid or not included in the"
                        + " request.");
    }

    static TelnyxException notFound() {
        return new TelnyxException(
                404,
                "10005",
                "Resource not found",
                "The requested resource or URL could not be found.");
    }

    static TelnyxException ended() {
        return new TelnyxException(
                422,
                "90018",
                "Call has already ended",
                "This call is no longer active and can't receive commands.");
    }

    static TelnyxException invalid(String code, String title, String detail) {
        return new TelnyxException(422, code, title, detail);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }
}
