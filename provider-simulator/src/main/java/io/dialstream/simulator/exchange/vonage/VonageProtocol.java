package io.dialstream.simulator.exchange.vonage;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts events as JSON, signed with a token, and {@code completed} after every end. */
@Component
class VonageProtocol implements Protocol {

    static final String VENDOR = "vonage";

    /** What the documentation says of the answer's URL; nothing is said of events. */
    private static final ConnectionOverrides RETRIES =
            new ConnectionOverrides(
                    2,
                    EnumSet.of(Trouble.CONNECTION, Trouble.READ_TIMEOUT, Trouble.SERVER_ERROR),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15));

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");
    private static final int FORGED_SECONDS = 3_600;

    private final Accounts accounts;
    private final Clock clock;

    @Autowired
    VonageProtocol(Accounts accounts) {
        this(accounts, Clock.systemUTC());
    }

    VonageProtocol(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public List<String> settings() {
        return List.of("APPLICATIONID", "PUBLICKEY", "APIKEY", "SIGNATURESECRET");
    }

    @Override
    public String newCallId() {
        return UUID.randomUUID().toString();
    }

    /** An application has an answer_url and an event_url. */
    @Override
    public Optional<Reception> reception(Account account) {
        return Reception.asking(account, EnumSet.allOf(ProgressEvent.class));
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        Move move = callback.move();
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        if (move.status() == CallStatus.COMPLETED) {
            return List.of(message(call, wanted, completed(call, move)));
        }
        Message message = message(call, wanted, told(call, move));
        if (call.isIncoming() && move.status() == CallStatus.RINGING) {
            return List.of(
                    message(call, wanted, event(call, "started", "uuid", move.at())), message);
        }
        return move.status().isFinal()
                ? List.of(message, message(call, wanted, completed(call, move)))
                : List.of(message);
    }

    private static Map<String, Object> told(Call call, Move move) {
        Map<String, Object> event =
                event(call, Words.status(call, move.status()), "uuid", move.at());
        String detail = Words.detail(call, move);
        if (detail != null) {
            event.put("detail", detail);
        }
        if (move.sipCode() != null) {
            event.put("sip_code", move.sipCode());
        }
        return event;
    }

    private static Map<String, Object> completed(Call call, Move end) {
        Map<String, Object> event = event(call, "completed", "uuid", end.at());
        Instant answered = call.answeredAt();
        event.put("start_time", answered == null ? null : Words.eventTime(answered));
        event.put("end_time", Words.eventTime(end.at()));
        event.put("duration", Integer.toString(Objects.requireNonNullElse(end.talkSeconds(), 0)));
        event.put("rate", "0.00450000");
        event.put("price", answered == null ? "0" : "0.00015000");
        event.put("network", "GB-FIXED");
        return event;
    }

    /** What a customer's own NCCO can have posted, with a notify action. */
    @Override
    public Message forgedCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        Map<String, Object> event = event(call, "completed", "uuid", callback.move().at());
        String other = call.sid() + "/" + callback.sequence();
        event.put(
                "uuid", UUID.nameUUIDFromBytes(other.getBytes(StandardCharsets.UTF_8)).toString());
        event.put("duration", Integer.toString(FORGED_SECONDS));
        String url = TOKEN.matcher(wanted.url()).replaceAll("");
        return message(call, new StatusCallback(url, wanted.method(), wanted.events()), event);
    }

    @Override
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        Map<String, Object> fields = about(call);
        fields.put("uuid", call.sid());
        return message(call, voice.method(), voice.url(), fields);
    }

    @Override
    public Message keyPress(Call call, Gather gather, String key) {
        Map<String, Object> event = about(call);
        event.put("uuid", call.sid());
        event.put("dtmf", Map.of("digits", key, "timed_out", false));
        event.put("timestamp", Words.eventTime(clock.instant()));
        return message(call, gather.method(), gather.action(), event);
    }

    /** Where beeps are waited for, a machine is told of first without saying whether it beeps. */
    @Override
    public Optional<Message> noticed(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        return wanted.atEnd() && verdict.isMachine()
                ? Optional.of(message(call, wanted.method(), wanted.url(), answerer(call, verdict)))
                : Optional.empty();
    }

    private Map<String, Object> answerer(Call call, PlannedVerdict verdict) {
        return event(call, verdict.isMachine() ? "machine" : "human", "call_uuid", clock.instant());
    }

    /** There are humans and machines, and of a machine whether it has beeped. */
    @Override
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        Map<String, Object> event = answerer(call, verdict);
        if (verdict.isMachine() && wanted.atEnd()) {
            event.put(
                    "sub_state",
                    verdict.word().equals("machine_end_beep") ? "beep_start" : "beep_timeout");
        }
        return message(call, wanted.method(), wanted.url(), event);
    }

    @Override
    public Instructions read(Reply reply, String url) {
        return Ncco.read(reply);
    }

    @Override
    public Instructions read(String given) {
        return Ncco.read(given);
    }

    private static Map<String, Object> event(Call call, String status, String id, Instant at) {
        Map<String, Object> event = about(call);
        event.put(id, call.sid());
        event.put("status", status);
        event.put("direction", Words.direction(call));
        event.put("timestamp", Words.eventTime(at));
        return event;
    }

    private static Map<String, Object> about(Call call) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", Words.digits(call.request().from()));
        fields.put("to", Words.digits(call.request().to()));
        fields.put("conversation_uuid", Words.conversation(call.sid()));
        return fields;
    }

    private Message message(Call call, StatusCallback wanted, Map<String, Object> event) {
        return message(call, wanted.method(), wanted.url(), event);
    }

    private Message message(Call call, String method, String url, Map<String, Object> fields) {
        boolean inQuery = method.equals("GET");
        String body = inQuery ? "" : MAPPER.writeValueAsString(fields);
        Account account = accounts.named(call.request().account());
        return new Message(
                method,
                inQuery ? withQuery(url, fields) : url,
                body,
                Map.of(
                        "Authorization",
                        "Bearer "
                                + Jwt.hs256(
                                        account.value("SIGNATURESECRET"), claims(account, body)),
                        "Content-Type",
                        "application/json"),
                RETRIES);
    }

    private Map<String, Object> claims(Account account, String body) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", "Vonage");
        claims.put("payload_hash", sha256(body));
        claims.put("api_key", account.value("APIKEY"));
        claims.put("application_id", account.value("APPLICATIONID"));
        return claims;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String withQuery(String url, Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(String.valueOf(field.getValue())))
                .collect(Collectors.joining("&", url + (url.contains("?") ? "&" : "?"), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
