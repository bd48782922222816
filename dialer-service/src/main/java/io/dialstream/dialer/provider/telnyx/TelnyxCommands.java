package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.callback.UnreservedText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What an application of ours asks of Telnyx, as the bodies of requests. What is to count once has
 * a {@code command_id} that follows from our call's id and from what it is for.
 */
final class TelnyxCommands {

    /** An action of a call and the body of its request. */
    record Command(String action, Map<String, Object> body) {}

    /** Docs: Dial, timeout_secs. */
    private static final int MIN_RING_SECONDS = 5;

    private static final int MAX_RING_SECONDS = 600;

    /** Docs: Dial, time_limit_secs. */
    private static final int MIN_CALL_SECONDS = 30;

    private static final int MAX_CALL_SECONDS = 14_400;

    /** Docs: Speak text, payload. */
    private static final int MAX_PAYLOAD = 3_000;

    private static final String VOICE = "female";
    private static final String LANGUAGE = "en-US";
    private static final int KEY_WAIT_MILLIS = 5_000;

    private final String connectionId;
    private final CallbackAddresses addresses;
    private final CallTimesProperties times;

    TelnyxCommands(String connectionId, CallbackAddresses addresses, CallTimesProperties times) {
        this.connectionId = connectionId;
        this.addresses = addresses;
        this.times = times;
    }

    /** Why Telnyx could not let a callee hear that, as a code; empty when it could. */
    static Optional<String> problem(AnswerInstructions answer) {
        var url = answer.answerUrl();
        if (url != null && !url.toLowerCase(Locale.ROOT).startsWith("wss:")) {
            return Optional.of("ANSWER_URL_UNSUPPORTED");
        }
        var voicemail = answer.voicemailMessage();
        return (url == null && spoken(answer).length() > MAX_PAYLOAD)
                        || (voicemail != null && voicemail.length() > MAX_PAYLOAD)
                ? Optional.of("MESSAGE_TOO_LONG")
                : Optional.empty();
    }

    Map<String, Object> create(PlacementRequest call) {
        var body = new LinkedHashMap<String, Object>();
        body.put("connection_id", connectionId);
        body.put("to", call.to().e164());
        body.put("from", call.from().e164());
        body.put("webhook_url", webhook(call));
        body.put("webhook_url_method", "POST");
        body.put("client_state", base64(call.callId()));
        body.put("command_id", commandId("dial", call.callId()));
        body.put(
                "timeout_secs",
                Math.clamp(times.ringSeconds(), MIN_RING_SECONDS, MAX_RING_SECONDS));
        body.put(
                "time_limit_secs",
                Math.clamp(times.callSeconds(), MIN_CALL_SECONDS, MAX_CALL_SECONDS));
        var machine = call.answer().answeringMachine();
        if (machine != null) {
            switch (machine) {
                case HANG_UP -> body.put("answering_machine_detection", "detect");
                case LEAVE_MESSAGE -> body.put("answering_machine_detection", "premium");
                case IGNORE -> {}
            }
        }
        return body;
    }

    /** All that Telnyx tells of a call comes there, also which key was pressed. */
    private String webhook(PlacementRequest call) {
        var digit = call.answer().optOutDigit();
        return addresses.status(call)
                + (digit == null ? "" : "&optOutDigit=" + UnreservedText.encode(digit));
    }

    /** What the callee of an answered call is to hear. */
    Command instruct(PlaceCall call) {
        var answer = call.answer();
        var url = answer.answerUrl();
        if (url != null) {
            return stream(call.callId(), url);
        }
        var digit = answer.optOutDigit();
        return digit == null
                ? new Command("speak", speech("speak", call.callId(), spoken(answer)))
                : gather(call.callId(), spoken(answer), digit);
    }

    private static Command stream(String callId, String url) {
        var body = new LinkedHashMap<String, Object>();
        body.put("stream_url", url);
        body.put("stream_track", "inbound_track");
        body.put("stream_bidirectional_mode", "rtp");
        body.put("command_id", commandId("stream", callId));
        return new Command("streaming_start", body);
    }

    /** The key may be pressed while the words are spoken, and a while after. They come once. */
    private static Command gather(String callId, String words, String digit) {
        var body = speech("gather", callId, words);
        body.put("valid_digits", digit);
        body.put("minimum_digits", 1);
        body.put("maximum_digits", 1);
        body.put("maximum_tries", 1);
        body.put("terminating_digit", "");
        body.put("timeout_millis", KEY_WAIT_MILLIS);
        return new Command("gather_using_speak", body);
    }

    /** Ends what offers a key to press. */
    static Command stopGather(PlaceCall call) {
        return new Command(
                "gather_stop", Map.of("command_id", commandId("gather-stop", call.callId())));
    }

    /** The message for a machine, instead of what it hears. */
    static Command voicemail(PlaceCall call) {
        var message = Objects.requireNonNull(call.answer().voicemailMessage(), "voicemailMessage");
        var body = speech("voicemail", call.callId(), message);
        body.put("stop", "all");
        return new Command("speak", body);
    }

    static Command hangUp() {
        return new Command("hangup", Map.of());
    }

    private static Map<String, Object> speech(String purpose, String callId, String words) {
        var body = new LinkedHashMap<String, Object>();
        body.put("payload", words);
        body.put("payload_type", "text");
        body.put("service_level", "basic");
        body.put("voice", VOICE);
        body.put("language", LANGUAGE);
        body.put("command_id", commandId(purpose, callId));
        return body;
    }

    private static String spoken(AnswerInstructions answer) {
        var prompt = answer.optOutPrompt();
        return answer.message() + (prompt == null ? "" : " " + prompt);
    }

    private static String commandId(String purpose, String callId) {
        var name = purpose + "/" + callId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
