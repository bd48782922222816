package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a create, checked as Plivo checks it. Where ring_url and hangup_url differ, the
 * exchange knows the former only.
 */
final class PlivoCreate {

    private static final Pattern NUMBER = Pattern.compile("\\+?[1-9]\\d{6,14}");
    private static final int USUAL_RING_SECONDS = 120;
    private static final int USUAL_TALK_SECONDS = 14_400;
    private static final int MOST_TALK_SECONDS = 86_400;

    private final Map<String, @Nullable Object> fields;

    PlivoCreate(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** The number to be called, with a plus sign, whatever it is worth. */
    @Nullable String to() {
        String to = value("to");
        return to == null ? null : "+" + PlivoCall.digits(to);
    }

    /** The caller's own id of the call, as far as there is one. */
    @Nullable String callId() {
        String url = callbackUrl();
        return url == null ? null : CallerIds.inQueryOf(url).callId();
    }

    /**
     * What is asked for; what Plivo would refuse is a {@link PlivoException}.
     *
     * @param account the id of the account that asks
     */
    CallRequest request(String account) {
        return new CallRequest(
                account,
                number("to"),
                number("from"),
                voice("answer"),
                statusCallback(),
                seconds("ring_timeout", USUAL_RING_SECONDS, USUAL_TALK_SECONDS),
                seconds("time_limit", USUAL_TALK_SECONDS, MOST_TALK_SECONDS),
                value("machine_detection") != null,
                verdictCallback());
    }

    /** Other instructions for the first leg. */
    VoiceInstructions transferred() {
        return voice("aleg");
    }

    private VoiceInstructions voice(String name) {
        String url = value(name + "_url");
        if (url == null) {
            throw PlivoException.badRequest(name + "_url is missing");
        }
        return new VoiceInstructions.Fetched(checked(name, url), method(name));
    }

    private String number(String name) {
        String number = value(name);
        if (number == null) {
            throw PlivoException.badRequest(name + " parameter is missing");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw PlivoException.badRequest(name + " parameter is not a valid phone number");
        }
        return "+" + PlivoCall.digits(number);
    }

    private @Nullable StatusCallback statusCallback() {
        String url = callbackUrl();
        if (url == null) {
            return null;
        }
        EnumSet<ProgressEvent> events = EnumSet.noneOf(ProgressEvent.class);
        if (value("ring_url") != null) {
            events.add(ProgressEvent.RINGING);
        }
        if (value("hangup_url") != null) {
            events.add(ProgressEvent.COMPLETED);
        }
        String name = value("ring_url") == null ? "hangup" : "ring";
        return new StatusCallback(checked(name, url), method(name), events);
    }

    private @Nullable String callbackUrl() {
        String ring = value("ring_url");
        return ring == null ? value("hangup_url") : ring;
    }

    private @Nullable VerdictCallback verdictCallback() {
        String url = value("machine_detection_url");
        return url == null || value("machine_detection") == null
                ? null
                : new VerdictCallback(
                        checked("machine_detection", url), method("machine_detection"), false);
    }

    private String method(String name) {
        String method = value(name + "_method");
        if (method == null) {
            return "POST";
        }
        if (!method.equals("POST") && !method.equals("GET")) {
            throw PlivoException.badRequest(name + "_method must be GET or POST");
        }
        return method;
    }

    private int seconds(String name, int usual, int most) {
        String text = value(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw PlivoException.badRequest(name + " must be a number of seconds");
        }
        return Math.min(Integer.parseInt(text), most);
    }

    private static String checked(String name, String text) {
        try {
            URI url = URI.create(text);
            boolean usable = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (usable && url.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw PlivoException.badRequest(name + "_url is not a valid URL");
    }

    private @Nullable String value(String name) {
        Object value = fields.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
