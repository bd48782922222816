package io.dialstream.simulator.exchange.plivo;

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
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocol;
import io.dialstream.simulator.callback.Reception;
import io.dialstream.simulator.callback.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How Plivo speaks to the servers of its customers: forms, signed with a nonce. It tells that a
 * call rings and that it is over, and asks for instructions in between.
 */
@Component
class PlivoProtocol implements Protocol {

    static final String VENDOR = "plivo";
    static final String AUTH_ID = "AUTHID";
    static final String AUTH_TOKEN = "AUTHTOKEN";

    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");
    private static final int FORGED_SECONDS = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Without a zone: it is the one of the account's console. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Accounts accounts;

    PlivoProtocol(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public List<String> settings() {
        return List.of(AUTH_ID, AUTH_TOKEN);
    }

    @Override
    public String newCallId() {
        return UUID.randomUUID().toString();
    }

    /** A number's application has an answer_url and a hangup_url. */
    @Override
    public Optional<Reception> reception(Account account) {
        return Reception.asking(account, EnumSet.of(ProgressEvent.COMPLETED));
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        Move move = callback.move();
        SortedMap<String, String> form =
                move.status().isFinal()
                        ? aboutEnd(call, move)
                        : aboutCall(call, "Ring", move.status().wireName());
        return List.of(message(call, wanted.method(), wanted.url(), form));
    }

    private static SortedMap<String, String> aboutEnd(Call call, Move end) {
        PlivoEnding ending = PlivoEnding.of(call, end.status());
        int seconds = Objects.requireNonNullElse(end.talkSeconds(), 0);
        SortedMap<String, String> form = aboutCall(call, "Hangup", ending.word());
        form.put("Duration", Integer.toString(seconds));
        int minutes = Math.ceilDiv(seconds, SECONDS_PER_MINUTE);
        form.put("BillDuration", Integer.toString(minutes * SECONDS_PER_MINUTE));
        form.put("HangupCause", ending.name().toUpperCase(Locale.ROOT).replace(' ', '_'));
        form.put("HangupCauseCode", Integer.toString(ending.code()));
        form.put("HangupCauseName", ending.name());
        form.put("HangupSource", ending.source());
        form.put("StartTime", time(call.startedAt()));
        form.put("AnswerTime", time(call.answeredAt()));
        form.put("EndTime", time(end.at()));
        return form;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time);
    }

    /** The end of a leg that a customer's own XML has dialled. */
    @Override
    public Message forgedCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        SortedMap<String, String> form = aboutCall(call, "Hangup", "completed");
        form.put("CallUUID", PlivoIds.derived(call.sid() + "/" + callback.sequence()));
        form.put("Duration", Integer.toString(FORGED_SECONDS));
        form.put("HangupCauseCode", "4000");
        String url = TOKEN.matcher(wanted.url()).replaceAll("");
        return message(call, wanted.method(), url, form);
    }

    @Override
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        SortedMap<String, String> form = aboutCall(call, "StartApp", call.status().wireName());
        return message(call, voice.method(), voice.url(), form);
    }

    @Override
    public Message keyPress(Call call, Gather gather, String key) {
        SortedMap<String, String> form = aboutCall(call, "Redirect", inProgress());
        form.put("Digits", key);
        return message(call, gather.method(), gather.action(), form);
    }

    @Override
    public boolean tells(PlannedVerdict verdict) {
        return verdict.isMachine();
    }

    @Override
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        SortedMap<String, String> form = aboutCall(call, "MachineDetection", inProgress());
        form.put("Machine", "true");
        form.put("IfMachine", "continue");
        return message(call, wanted.method(), wanted.url(), form);
    }

    private static String inProgress() {
        return CallStatus.IN_PROGRESS.wireName();
    }

    private static SortedMap<String, String> aboutCall(Call call, String event, String status) {
        SortedMap<String, String> form = new TreeMap<>();
        if (!call.isIncoming()) {
            String request = PlivoIds.request(call.sid());
            form.put("ALegRequestUUID", request);
            form.put("RequestUUID", request);
        }
        form.put("ALegUUID", call.sid());
        form.put("CallStatus", status);
        form.put("CallUUID", call.sid());
        form.put("Direction", PlivoCall.direction(call));
        form.put("Event", event);
        form.put("From", PlivoCall.digits(call.request().from()));
        form.put("To", PlivoCall.digits(call.request().to()));
        return form;
    }

    @Override
    public Instructions read(Reply reply, String url) {
        return PlivoXml.read(reply, url);
    }

    /** Nothing else than an address can be given with a create. */
    @Override
    public Instructions read(String given) {
        return Instructions.unusable("Plivo takes no instructions with a create");
    }

    private Message message(Call call, String method, String url, SortedMap<String, String> form) {
        Account account = accounts.named(call.request().account());
        PlivoSigner signer = new PlivoSigner(account.value(AUTH_TOKEN));
        String nonce = Long.toString(UUID.randomUUID().getLeastSignificantBits() & Long.MAX_VALUE);
        String target = ConnectionOverrides.withoutFragment(url);
        boolean inQuery = method.equals("GET");
        String sent = inQuery ? withQuery(target, form) : target;
        Map<String, String> headers =
                Map.of(
                        "X-Plivo-Signature-V3",
                        inQuery ? signer.ofGet(sent, nonce) : signer.ofPost(sent, form, nonce),
                        "X-Plivo-Signature-V3-Nonce",
                        nonce,
                        "User-Agent",
                        "plivo");
        return new Message(
                method, sent, inQuery ? "" : encoded(form), headers, ConnectionOverrides.of(url));
    }

    private static String withQuery(String url, Map<String, String> form) {
        return url + (url.indexOf('?') < 0 ? "?" : "&") + encoded(form);
    }

    private static String encoded(Map<String, String> form) {
        StringBuilder encoded = new StringBuilder();
        form.forEach((name, value) ->
                encoded.append(encoded.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return encoded.toString();
    }
}
