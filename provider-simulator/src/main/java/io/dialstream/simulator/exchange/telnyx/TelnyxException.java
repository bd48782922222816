package io.dialstream.simulator.exchange.telnyx;

/** A request that Telnyx refuses: HTTP status, error code, title, detail and what is wrong. */
final class TelnyxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String title;
    private final String pointer;

    private TelnyxException(int status, String code, String title, String detail, String pointer) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.pointer = pointer;
    }

    static TelnyxException unauthorized() {
        return new TelnyxException(
                401,
                "10009",
                "Authentication failed",
                "The required authentication headers were either invalid or not included in the"
                        + " request.",
                "");
    }

    static TelnyxException notFound() {
        return new TelnyxException(
                404,
                "10005",
                "Resource not found",
                "The requested resource or URL could not be found.",
                "");
    }

    static TelnyxException unknownCall() {
        return invalid(
                "90015",
                "Invalid Call Control ID",
                "The provided call_control_id was not valid.",
                "/call_control_id");
    }

    static TelnyxException ended() {
        return invalid(
                "90018",
                "Call has already ended",
                "This call is no longer active and can't receive commands.",
                "");
    }

    static TelnyxException notIncoming() {
        return invalid(
                "90019", "Call is not incoming", "Only an incoming call can be answered.", "");
    }

    static TelnyxException notAnswered() {
        return invalid(
                "90034",
                "Call not answered yet",
                "This call can't receive this command because it has not been answered yet.",
                "");
    }

    /**
     * What cannot be processed.
     *
     * @param pointer to what of the body is wrong; empty where that is not said
     */
    static TelnyxException invalid(String code, String title, String detail, String pointer) {
        return new TelnyxException(422, code, title, detail, pointer);
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

    String pointer() {
        return pointer;
    }
}
