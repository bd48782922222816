package io.dialstream.simulator.exchange.telnyx;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.ConnectionOverrides;
import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocol;
import io.dialstream.simulator.callback.Reception;
import io.dialstream.simulator.callback.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How Telnyx speaks to the servers of its customers: events in JSON, all to one address. */
@Component
class TelnyxProtocol implements Protocol {

    static final String VENDOR = "telnyx";
    static final String API_KEY = "APIKEY";
    static final String CONNECTION_ID = "CONNECTIONID";

    /** What begins so says that a machine has answered whose greeting is over. */
    private static final String GREETED = "machine_end";

    private static final String PRIVATE_KEY = "PRIVATEKEY";
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");

    /** So long a person waits to be answered, in simulated seconds. */
    private static final int RING_SECONDS = 180;

    private static final int ID_BYTES = 40;
    private static final int NOT_FOUND = 404;
    private static final int FORGED_SECONDS = 3_600;

    /** Whatever is not taken is sent twice more. */
    private static final ConnectionOverrides DELIVERY =
            new ConnectionOverrides(
                    2,
                    EnumSet.allOf(Trouble.class),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60));

    private final Accounts accounts;

    TelnyxProtocol(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public List<String> settings() {
        return List.of(API_KEY, CONNECTION_ID, PRIVATE_KEY);
    }

    /** Of letters that base64url has, after a version. */
    @Override
    public String newCallId() {
        byte[] bytes = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return "v3:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** All is told at the address of the application, which then commands. */
    @Override
    public Optional<Reception> reception(Account account) {
        return account.webhook("incoming")
                .map(url ->
                        new Reception(
                                new VoiceInstructions.Commanded(null, null),
                                new StatusCallback(
                                        url,
                                        "POST",
                                        EnumSet.of(
                                                ProgressEvent.RINGING,
                                                ProgressEvent.ANSWERED,
                                                ProgressEvent.COMPLETED)),
                                RING_SECONDS));
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        Move move = callback.move();
        String name = call.sid() + "/" + callback.sequence();
        return switch (move.status()) {
            case INITIATED ->
                    List.of(
                            message(
                                    call,
                                    "call.initiated",
                                    name,
                                    move.at(),
                                    Map.of("direction", "outgoing", "state", "bridging")));
            case IN_PROGRESS ->
                    List.of(
                            message(
                                    call,
                                    "call.answered",
                                    name,
                                    move.at(),
                                    Map.of("state", "answered")));
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED ->
                    List.of(
                            message(
                                    call,
                                    "call.hangup",
                                    name,
                                    endedAt(call, move),
                                    end(call, move)));
            case RINGING ->
                    call.isIncoming()
                            ? List.of(
                                    message(
                                            call,
                                            "call.initiated",
                                            name,
                                            move.at(),
                                            Map.of("direction", "incoming", "state", "parked")))
                            : List.of();
            case QUEUED -> List.of();
        };
    }

    /** When a call ended that is over: as long after its answer as it has talked. */
    static @Nullable Instant endedAt(Call call) {
        return call.moves().stream()
                .filter(move -> move.status().isFinal())
                .findFirst()
                .map(end -> endedAt(call, end))
                .orElse(null);
    }

    private static Instant endedAt(Call call, Move end) {
        Instant answered = call.answeredAt();
        Integer talked = end.talkSeconds();
        return answered == null || talked == null ? end.at() : answered.plusSeconds(talked);
    }

    private static Map<String, String> end(Call call, Move end) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("state", "hangup");
        payload.put("hangup_cause", cause(call, end));
        payload.put("hangup_source", call.isIncoming() ? source(call, end) : "unknown");
        payload.put(
                "sip_hangup_cause",
                end.sipCode() == null ? "unspecified" : Integer.toString(end.sipCode()));
        return payload;
    }

    private static String source(Call call, Move end) {
        boolean isCustomers =
                end.status() == CallStatus.CANCELED
                        || (end.talkSeconds() != null
                                && end.talkSeconds() < call.plan().talkSeconds());
        return isCustomers ? "callee" : "caller";
    }

    private static String cause(Call call, Move end) {
        if (call.isIncoming() && call.answeredAt() == null) {
            return end.status() == CallStatus.CANCELED ? "call_rejected" : "originator_cancel";
        }
        return switch (end.status()) {
            case COMPLETED ->
                    Objects.requireNonNullElse(end.talkSeconds(), 0)
                                    >= call.request().timeLimitSeconds()
                            ? "time_limit"
                            : "normal_clearing";
            case BUSY -> call.plan().ringSeconds() > 0 ? "call_rejected" : "user_busy";
            case NO_ANSWER -> "timeout";
            case CANCELED -> "originator_cancel";
            case FAILED -> Objects.equals(end.sipCode(), NOT_FOUND) ? "not_found" : "unspecified";
            case QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                    throw new IllegalArgumentException("no end: " + end.status());
        };
    }

    /** What tells of a call that was cancelled before it was dialled. */
    Message cancelled(Call call) {
        Move end = call.moves().getLast();
        return message(call, "call.hangup", call.sid() + "/0", end.at(), end(call, end));
    }

    /** The end of a call that somebody else has placed, with our address. */
    @Override
    public Message forgedCallback(Call call, Callback callback) {
        String name = call.sid() + "/forged/" + callback.sequence();
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("call_control_id", "v3:" + uuid(name));
        payload.put("client_state", "");
        payload.put("state", "hangup");
        payload.put("hangup_cause", "normal_clearing");
        payload.put("sip_hangup_cause", "200");
        String url = TOKEN.matcher(url(call)).replaceAll("");
        Instant later = callback.move().at().plusSeconds(FORGED_SECONDS);
        return message(call, url, event(call, "call.hangup", name, later, payload));
    }

    /** Telnyx asks for no instructions. */
    @Override
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        throw new UnsupportedOperationException("Telnyx waits for commands");
    }

    @Override
    public Message keyPress(Call call, Gather gather, String key) {
        return message(
                call,
                "call.gather.ended",
                call.sid() + "/key",
                Instant.now(),
                Map.of("digits", key, "status", "valid"));
    }

    /** With {@code premium} detection a machine is told of, and then the end of its greeting. */
    @Override
    public Optional<Message> noticed(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        return wanted.atEnd() && verdict.word().startsWith(GREETED)
                ? Optional.of(
                        message(
                                call,
                                "call.machine.premium.detection.ended",
                                call.sid() + "/noticed",
                                Instant.now(),
                                Map.of("result", "machine")))
                : Optional.empty();
    }

    /** With {@code premium} detection a greeting's end is always a beep here. */
    @Override
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        String name = call.sid() + "/verdict";
        return wanted.atEnd()
                ? premium(call, name, verdict.word())
                : message(
                        call,
                        "call.machine.detection.ended",
                        name,
                        Instant.now(),
                        Map.of("result", detected(verdict)));
    }

    private static String detected(PlannedVerdict verdict) {
        if (verdict.isMachine()) {
            return "machine";
        }
        return verdict.word().equals("human") ? "human" : "not_sure";
    }

    private Message premium(Call call, String name, String word) {
        boolean greeted = word.startsWith(GREETED);
        String result =
                switch (word) {
                    case "human" -> "human_residence";
                    case "machine_start" -> "machine";
                    case "fax" -> "fax_detected";
                    default -> greeted ? "beep_detected" : "not_sure";
                };
        String type =
                greeted
                        ? "call.machine.premium.greeting.ended"
                        : "call.machine.premium.detection.ended";
        return message(call, type, name, Instant.now(), Map.of("result", result));
    }

    /** What tells that words have begun which were commanded. */
    Message speakStarted(Call call, String commandId) {
        String type = "call.speak.started";
        return message(
                call, type, call.sid() + "/" + type + "/" + commandId, Instant.now(), Map.of());
    }

    /** What tells that something has ended which was commanded. */
    Message commandEnded(Call call, String type, String commandId, String status) {
        return message(
                call,
                type,
                call.sid() + "/" + type + "/" + commandId,
                Instant.now(),
                Map.of("status", status));
    }

    private Message message(
            Call call, String type, String name, Instant at, Map<String, String> more) {
        return message(call, url(call), event(call, type, name, at, more));
    }

    private static String url(Call call) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        return ConnectionOverrides.withoutFragment(wanted.url());
    }

    /** An event; what is sent again under the same name has the same id. */
    private Map<String, Object> event(
            Call call, String type, String name, Instant at, Map<String, String> more) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("call_control_id", call.sid());
        payload.put("call_leg_id", uuid(call.sid() + "/leg"));
        payload.put("call_session_id", uuid(call.sid() + "/session"));
        payload.put("connection_id", account(call).value(CONNECTION_ID));
        payload.put("client_state", state(call));
        payload.put("from", call.request().from());
        payload.put("to", call.request().to());
        payload.put("start_time", call.createdAt().toString());
        payload.putAll(more);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("record_type", "event");
        data.put("event_type", type);
        data.put("id", uuid(name));
        data.put("occurred_at", at.toString());
        data.put("payload", payload);
        return data;
    }

    static @Nullable String state(Call call) {
        return call.request().voice() instanceof VoiceInstructions.Commanded commanded
                ? commanded.state()
                : null;
    }

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Message message(Call call, String url, Map<String, Object> event) {
        String body =
                MAPPER.writeValueAsString(
                        Map.of("data", event, "meta", Map.of("attempt", 1, "delivered_to", url)));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        TelnyxSigner signer = new TelnyxSigner(account(call).value(PRIVATE_KEY));
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "application/json",
                        "telnyx-timestamp",
                        timestamp,
                        "telnyx-signature-ed25519",
                        signer.sign(timestamp, body),
                        "User-Agent",
                        "telnyx-webhooks");
        return new Message("POST", url, body, headers, DELIVERY);
    }

    private Account account(Call call) {
        return accounts.named(call.request().account());
    }

    /** What is answered to an event says nothing. */
    @Override
    public Instructions read(Reply reply, String url) {
        return Instructions.WORDLESS;
    }

    @Override
    public Instructions read(String given) {
        return Instructions.WORDLESS;
    }
}
