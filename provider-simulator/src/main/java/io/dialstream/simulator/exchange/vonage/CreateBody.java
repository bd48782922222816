package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import java.net.URI;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a create, checked as Vonage checks it. */
final class CreateBody {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{6,14}");
    private static final int USUAL_RINGING = 60;
    private static final int MOST_RINGING = 120;
    private static final int MOST_LENGTH = 7_200;
    private static final int LEAST_BEEP = 45;
    private static final int MOST_BEEP = 120;

    private final JsonNode body;

    CreateBody(JsonNode body) {
        this.body = body;
    }

    /** The number to be called, whatever it is worth. */
    String to() {
        return "+" + body.path("to").path(0).path("number").asString("");
    }

    /** The caller's own id of the call, as far as there is one. */
    @Nullable String callId() {
        return CallerIds.inQueryOf(body.path("event_url").path(0).stringValue("")).callId();
    }

    /**
     * What is asked for; what Vonage would refuse is a {@link VonageException}.
     *
     * @param account the id of the account that asks
     */
    CallRequest request(String account) {
        if (!body.path("to").isArray() || body.path("to").size() != 1) {
            throw VonageException.invalid("to", "must be a list of one endpoint");
        }
        checkPhone(body.path("to").path(0), "to[0]");
        checkPhone(body.path("from"), "from");
        return new CallRequest(
                account,
                to(),
                "+" + body.path("from").path("number").asString(""),
                voice(),
                statusCallback(),
                seconds("ringing_timer", USUAL_RINGING, MOST_RINGING),
                seconds("length_timer", MOST_LENGTH, MOST_LENGTH),
                detects(),
                verdictCallback());
    }

    private static void checkPhone(JsonNode endpoint, String name) {
        if (!endpoint.path("type").stringValue("").equals("phone")) {
            throw VonageException.invalid(name + ".type", "must be phone");
        }
        if (!NUMBER.matcher(endpoint.path("number").asString("")).matches()) {
            throw VonageException.invalid(name + ".number", "must be a valid phone number");
        }
    }

    private VoiceInstructions voice() {
        JsonNode ncco = body.path("ncco");
        if (ncco.isMissingNode() == body.path("answer_url").isMissingNode()) {
            throw VonageException.invalid("answer_url", "must be there, or an ncco");
        }
        return ncco.isMissingNode()
                ? new VoiceInstructions.Fetched(url("answer_url"), method("answer_method", "GET"))
                : given(ncco);
    }

    /** An NCCO that is no good is refused. */
    static VoiceInstructions given(JsonNode ncco) {
        Ncco.problemWith(ncco)
                .ifPresent(problem -> {
                    throw VonageException.invalid("ncco", problem);
                });
        return new VoiceInstructions.Given(ncco.toString());
    }

    private @Nullable StatusCallback statusCallback() {
        return body.path("event_url").isMissingNode()
                ? null
                : new StatusCallback(
                        url("event_url"),
                        method("event_method", "POST"),
                        EnumSet.allOf(ProgressEvent.class));
    }

    private boolean detects() {
        return body.has("machine_detection") || body.has("advanced_machine_detection");
    }

    /** The exchange goes on with machines; it does not hang up on them by itself. */
    private @Nullable VerdictCallback verdictCallback() {
        JsonNode advanced = body.path("advanced_machine_detection");
        String behavior =
                advanced.isMissingNode()
                        ? body.path("machine_detection").asString("continue")
                        : advanced.path("behavior").asString("continue");
        if (!behavior.equals("continue")) {
            throw VonageException.invalid("machine_detection", "must be continue here");
        }
        String mode = advanced.path("mode").asString("detect");
        if (!mode.matches("default|detect|detect_beep")) {
            throw VonageException.invalid("advanced_machine_detection.mode", "is unknown");
        }
        int beep = advanced.path("beep_timeout").asInt(LEAST_BEEP);
        if (beep < LEAST_BEEP || beep > MOST_BEEP) {
            throw VonageException.invalid(
                    "advanced_machine_detection.beep_timeout", "must be 45 to 120");
        }
        return detects() && !body.path("event_url").isMissingNode()
                ? new VerdictCallback(
                        url("event_url"), method("event_method", "POST"), !mode.equals("detect"))
                : null;
    }

    private String method(String name, String usual) {
        String method = body.path(name).asString(usual);
        if (!method.equals("POST") && !method.equals("GET")) {
            throw VonageException.invalid(name, "must be GET or POST");
        }
        return method;
    }

    private int seconds(String name, int usual, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw VonageException.invalid(name, "must be 1 to " + most);
        }
        return value.intValue();
    }

    private String url(String name) {
        String text = body.path(name).path(0).stringValue("");
        try {
            URI url = URI.create(text);
            boolean usable = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (usable && url.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw VonageException.invalid(name, "must be a list of one address");
    }
}
