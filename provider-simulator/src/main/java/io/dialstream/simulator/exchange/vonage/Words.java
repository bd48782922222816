package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Move;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vonage's words for what happens to calls. */
final class Words {

    /** Milliseconds, UTC, as in events. */
    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter RECORD_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final int NOT_FOUND = 404;

    private Words() {}

    /** Whether a callee was busy or has declined shows in whether it rang. */
    static String status(Call call, CallStatus status) {
        return switch (status) {
            case QUEUED, INITIATED -> "started";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "answered";
            case COMPLETED -> "completed";
            case BUSY -> hasRung(call) ? "rejected" : "busy";
            case NO_ANSWER -> call.isIncoming() ? "cancelled" : unanswered(call);
            case FAILED -> "failed";
            case CANCELED -> "cancelled";
        };
    }

    private static String unanswered(Call call) {
        return rangOut(call) ? "timeout" : "unanswered";
    }

    static String direction(Call call) {
        return call.isIncoming() ? "inbound" : "outbound";
    }

    /** Why it ended so; null where nothing is said. */
    static @Nullable String detail(Call call, Move end) {
        if (call.isIncoming()) {
            return end.status() == CallStatus.FAILED ? "internal_error" : null;
        }
        return switch (end.status()) {
            case BUSY -> hasRung(call) ? "declined" : null;
            case NO_ANSWER -> rangOut(call) ? "timeout" : "unavailable";
            case FAILED ->
                    end.sipCode() != null && end.sipCode() == NOT_FOUND
                            ? "number_out_of_service"
                            : "cannot_route";
            case QUEUED, INITIATED, RINGING, IN_PROGRESS, COMPLETED, CANCELED -> null;
        };
    }

    private static boolean hasRung(Call call) {
        return call.moves().stream().anyMatch(move -> move.status() == CallStatus.RINGING);
    }

    private static boolean rangOut(Call call) {
        return call.plan().ringSeconds() > call.request().timeoutSeconds();
    }

    static String conversation(String uuid) {
        return "CON-" + UUID.nameUUIDFromBytes(uuid.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the plus sign. */
    static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    static String eventTime(Instant time) {
        return EVENT_TIME.format(time);
    }

    static @Nullable String recordTime(@Nullable Instant time) {
        return time == null ? null : RECORD_TIME.format(time);
    }
}
