package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The form of a create, checked as Twilio checks it. */
final class CreateForm {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST_TWIML = 4000;
    private static final Set<String> DETECTIONS = Set.of("Enable", "DetectMessageEnd");
    private static final int USUAL_TIMEOUT = 60;
    private static final int MOST_TIMEOUT = 600;
    private static final int USUAL_TIME_LIMIT = 4 * 60 * 60;
    private static final int MOST_TIME_LIMIT = 24 * 60 * 60;

    private final MultiValueMap<String, String> form;

    CreateForm(MultiValueMap<String, String> form) {
        this.form = form;
    }

    /** The number to be called, whatever it is worth. */
    @Nullable String to() {
        return value("To");
    }

    /** The caller's own id of the call, as far as there is one. */
    @Nullable String callId() {
        String callback = value("StatusCallback");
        return callback == null ? null : CallerIds.inQueryOf(callback).callId();
    }

    /**
     * What is asked for; what Twilio would refuse is a {@link TwilioException}.
     *
     * @param account the id of the account that asks
     */
    CallRequest request(String account) {
        return new CallRequest(
                account,
                checkedTo(),
                checkedFrom(),
                voice(),
                statusCallback(),
                seconds("Timeout", USUAL_TIMEOUT, MOST_TIMEOUT),
                seconds("TimeLimit", USUAL_TIME_LIMIT, MOST_TIME_LIMIT),
                detection() != null,
                verdictCallback());
    }

    /** {@code Enable}, or {@code DetectMessageEnd}; null for none. */
    private @Nullable String detection() {
        String detection = value("MachineDetection");
        if (detection != null && !DETECTIONS.contains(detection)) {
            throw TwilioException.badRequest(20001, "Invalid parameter MachineDetection");
        }
        return detection;
    }

    /** Only of asynchronous detection; without an address nobody is told. */
    private @Nullable VerdictCallback verdictCallback() {
        String url = value("AsyncAmdStatusCallback");
        String detection = detection();
        if (detection == null || url == null || !"true".equals(value("AsyncAmd"))) {
            return null;
        }
        requireUrl(url, 20001, "The AsyncAmdStatusCallback URL is not a valid URL");
        return new VerdictCallback(
                url, method("AsyncAmdStatusCallbackMethod"), detection.equals("DetectMessageEnd"));
    }

    private String checkedTo() {
        String to = value("To");
        if (to == null) {
            throw TwilioException.badRequest(21201, "No 'To' number is specified");
        }
        if (!E164.matcher(to).matches()) {
            throw TwilioException.badRequest(21211, "Invalid 'To' Phone Number");
        }
        return to;
    }

    private String checkedFrom() {
        String from = value("From");
        if (from == null) {
            throw TwilioException.badRequest(21213, "No 'From' number is specified");
        }
        if (!E164.matcher(from).matches()) {
            throw TwilioException.badRequest(21212, "Invalid 'From' Phone Number");
        }
        return from;
    }

    /** Where the instructions of a call come from; what Twilio would refuse is an exception. */
    VoiceInstructions voice() {
        // The order in which Twilio prefers them.
        String application = value("ApplicationSid");
        if (application != null) {
            return new VoiceInstructions.Application(application);
        }
        String url = value("Url");
        if (url != null) {
            requireUrl(url, 21205, "Url is not a valid URL");
            return new VoiceInstructions.Fetched(url, method("Method"));
        }
        String twiml = value("Twiml");
        if (twiml == null) {
            throw TwilioException.badRequest(21205, "Url parameter is required");
        }
        if (twiml.length() > LONGEST_TWIML) {
            throw TwilioException.badRequest(20001, "Twiml is longer than 4000 characters");
        }
        return new VoiceInstructions.Given(twiml);
    }

    private @Nullable StatusCallback statusCallback() {
        String url = value("StatusCallback");
        if (url == null) {
            return null;
        }
        requireUrl(url, 21609, "The StatusCallback URL is not a valid URL");
        return new StatusCallback(url, method("StatusCallbackMethod"), events());
    }

    private Set<ProgressEvent> events() {
        Set<ProgressEvent> wanted = EnumSet.noneOf(ProgressEvent.class);
        for (String name : form.getOrDefault("StatusCallbackEvent", List.of())) {
            for (ProgressEvent event : ProgressEvent.values()) {
                if (event.name().toLowerCase(Locale.ROOT).equals(name)) {
                    wanted.add(event);
                }
            }
        }
        return wanted.isEmpty() ? EnumSet.of(ProgressEvent.COMPLETED) : wanted;
    }

    private String method(String name) {
        String method = Objects.requireNonNullElse(value(name), "POST");
        if (!method.equals("POST") && !method.equals("GET")) {
            throw TwilioException.badRequest(20001, "Invalid parameter " + name);
        }
        return method;
    }

    private int seconds(String name, int usual, int most) {
        String text = value(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw TwilioException.badRequest(20001, "Invalid parameter " + name);
        }
        return Math.min(Integer.parseInt(text), most);
    }

    private static void requireUrl(String text, int code, String message) {
        try {
            URI url = URI.create(text);
            boolean usable = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (usable && url.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw TwilioException.badRequest(code, message);
    }

    private @Nullable String value(String name) {
        String value = form.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }
}
