package io.dialstream.simulator.exchange.telnyx;

import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import java.net.URI;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a request: a JSON object, checked as Telnyx does. */
final class TelnyxBody {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final Pattern URL_OF_WEB = Pattern.compile("https?");

    /** Telnyx never tells that a call rings. */
    private static final Set<ProgressEvent> EVENTS =
            EnumSet.of(ProgressEvent.INITIATED, ProgressEvent.ANSWERED, ProgressEvent.COMPLETED);

    private static final Set<String> DETECTIONS =
            Set.of(
                    "detect",
                    "detect_beep",
                    "detect_words",
                    "greeting_end",
                    "premium",
                    "premium_ios_call_screening_detection",
                    "disabled");

    private static final int MAX_PAYLOAD = 3_000;

    private final Map<String, Object> fields;

    TelnyxBody(@Nullable Map<String, Object> fields) {
        this.fields = fields == null ? Map.of() : fields;
    }

    /** Empty when there is none. */
    String text(String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    @Nullable String callId() {
        String url = text("webhook_url");
        return url.isEmpty() ? null : CallerIds.inQueryOf(url).callId();
    }

    /**
     * What a create asks for; what Telnyx would refuse is a {@link TelnyxException}.
     *
     * @param account the id of the account that asks
     * @param connectionId of the account
     */
    CallRequest create(String account, String connectionId) {
        if (!text("connection_id").equals(connectionId)) {
            throw TelnyxException.invalid(
                    "10015",
                    "Invalid value for connection_id (Call Control App ID)",
                    "The requested connection_id is either invalid or does not exist.",
                    "/connection_id");
        }
        return new CallRequest(
                account,
                number("to"),
                number("from"),
                new VoiceInstructions.Commanded(orNull("command_id"), state()),
                statusCallback(),
                seconds("timeout_secs", 30, 5, 600),
                seconds("time_limit_secs", 14_400, 30, 14_400),
                isDetecting(),
                verdictCallback());
    }

    private String number(String name) {
        String number = text(name);
        if (!E164.matcher(number).matches()) {
            throw TelnyxException.invalid(
                    "10016",
                    "Phone number must be in +E164 format",
                    "The '" + name + "' parameter must be in E164 format.",
                    "/" + name);
        }
        return number;
    }

    /** What is to come back with everything that is told; null for nothing new. */
    @Nullable String state() {
        String state = text("client_state");
        try {
            Base64.getDecoder().decode(state);
        } catch (IllegalArgumentException noBase64) {
            throw TelnyxException.invalid(
                    "10015", "Bad Request", "It must be base64.", "/client_state");
        }
        return orNull("client_state");
    }

    private @Nullable StatusCallback statusCallback() {
        String url = webhookUrl();
        return url == null ? null : new StatusCallback(url, "POST", EVENTS);
    }

    /** Where everything is to be told; null for nowhere new. */
    @Nullable String webhookUrl() {
        String url = orNull("webhook_url");
        if (url != null) {
            requireUrl(url);
        }
        return url;
    }

    private static void requireUrl(String text) {
        try {
            URI url = URI.create(text);
            if (URL_OF_WEB.matcher(String.valueOf(url.getScheme())).matches()
                    && url.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw TelnyxException.invalid(
                "10003", "Invalid URL", "The URL provided was invalid.", "/webhook_url");
    }

    private boolean isDetecting() {
        String detection = text("answering_machine_detection");
        if (!detection.isEmpty() && !DETECTIONS.contains(detection)) {
            throw TelnyxException.invalid(
                    "10032",
                    "Invalid enumerated value",
                    "The value must be one of: " + String.join(", ", DETECTIONS),
                    "/answering_machine_detection");
        }
        return !detection.isEmpty() && !detection.equals("disabled");
    }

    /** Verdicts go where everything goes. */
    private @Nullable VerdictCallback verdictCallback() {
        String url = orNull("webhook_url");
        return url == null || !isDetecting()
                ? null
                : new VerdictCallback(
                        url, "POST", text("answering_machine_detection").startsWith("premium"));
    }

    private int seconds(String name, int usual, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        int seconds = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (seconds < least || seconds > most) {
            throw TelnyxException.invalid(
                    "10033",
                    "Value outside of range",
                    "The value is outside of allowed range %d to %d".formatted(least, most),
                    "/" + name);
        }
        return seconds;
    }

    /** What is to be read out. */
    String payload() {
        String payload = text("payload");
        if (payload.isBlank() || payload.length() > MAX_PAYLOAD || text("voice").isBlank()) {
            throw TelnyxException.invalid(
                    "10015",
                    "Bad Request",
                    "Needs a voice and a payload of 3000 characters.",
                    "/payload");
        }
        return payload;
    }

    private @Nullable String orNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }
}
