package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/** Telnyx's webhooks, once the signature has been found right. */
public final class SignedEvents {

    /** Of no use: whoever looks at a signature looks before. */
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final TelnyxProvider TELNYX =
            new TelnyxProvider(
                    "second",
                    "1",
                    new TelnyxSignatures(
                            TelnyxSignatures.publicKey(KEY).orElseThrow(),
                            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                    null);

    private SignedEvents() {}

    /**
     * What has happened to a call.
     *
     * @param word as another vendor would say it
     * @param answered of one that has ended
     */
    public record Event(String callControlId, String word, boolean answered, Instant at) {}

    /** One of an account's. */
    public static Webhook of(String account, String query, Event event) {
        var body = json(event).getBytes(StandardCharsets.UTF_8);
        return new Webhook(
                new Account(account, "telnyx", TELNYX),
                new RawRequest("/telnyx/" + account + "/status", query, Map.of(), body));
    }

    private static String json(Event event) {
        return """
        {"data":{"event_type":"%s","occurred_at":"%s","payload":{"call_control_id":"%s"%s}}}\
        """
                .formatted(type(event.word()), event.at(), event.callControlId(), more(event));
    }

    private static String type(String word) {
        return switch (word) {
            case "initiated" -> "call.initiated";
            case "in-progress" -> "call.answered";
            case "spoken" -> "call.speak.ended";
            case "human", "unknown", "machine_start" -> "call.machine.detection.ended";
            case "fax" -> "call.machine.premium.detection.ended";
            case "machine_end_beep", "machine_end_silence", "machine_end_other" ->
                    "call.machine.greeting.ended";
            default -> "call.hangup";
        };
    }

    private static String more(Event event) {
        return switch (event.word()) {
            case "initiated", "in-progress" -> "";
            case "spoken" -> ",\"status\":\"completed\"";
            case "human" -> ",\"result\":\"human\"";
            case "machine_start" -> ",\"result\":\"machine\"";
            case "fax" -> ",\"result\":\"fax_detected\"";
            case "machine_end_beep" -> ",\"result\":\"beep_detected\"";
            case "machine_end_silence" -> ",\"result\":\"ended\"";
            case "machine_end_other" -> ",\"result\":\"no_beep_detected\"";
            case "unknown" -> ",\"result\":\"not_sure\"";
            default -> ended(event);
        };
    }

    private static String ended(Event event) {
        var cause =
                switch (event.word()) {
                    case "busy" -> "user_busy";
                    case "no-answer" -> "timeout";
                    case "canceled" -> "originator_cancel";
                    case "failed" -> "not_found";
                    default -> "normal_clearing";
                };
        return ",\"hangup_cause\":\"%s\",\"sip_hangup_cause\":\"%s\""
                .formatted(cause, event.answered() ? "200" : "480");
    }
}
