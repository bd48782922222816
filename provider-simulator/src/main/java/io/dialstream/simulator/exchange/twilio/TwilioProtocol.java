package io.dialstream.simulator.exchange.twilio;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How Twilio speaks to the servers of its customers, and what others have taken over from it. Their
 * own ways override it.
 */
public class TwilioProtocol implements Protocol {

    /**
     * What the base of an action is where TwiML has no address: none that can be relative to it.
     */
    private static final String NOWHERE = "about:blank";

    /** What a number tells of calls that come in; the vendor's default unless set. */
    private static final String STATUS_EVENTS = "STATUSEVENTS";

    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");
    private static final int FORGED_SECONDS = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final List<String> PLACES = List.of("City", "State", "Zip", "Country");
    private static final List<String> PARTIES = List.of("From", "To", "Caller", "Called");

    private final Accounts accounts;
    private final Dialect dialect;

    protected TwilioProtocol(Accounts accounts, Dialect dialect) {
        this.accounts = accounts;
        this.dialect = dialect;
    }

    @Override
    public String vendor() {
        return dialect.vendor();
    }

    @Override
    public List<String> settings() {
        return dialect.settings();
    }

    @Override
    public String newCallId() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A number's own status callback tells of the end, unless it was asked for more. */
    @Override
    public Optional<Reception> reception(Account account) {
        String events = account.value(STATUS_EVENTS);
        Set<ProgressEvent> told = EnumSet.of(ProgressEvent.COMPLETED);
        for (String event : events.isEmpty() ? new String[0] : events.split("[, ]+", -1)) {
            told.add(ProgressEvent.valueOf(event.toUpperCase(Locale.ROOT)));
        }
        return Reception.asking(account, told);
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        return List.of(statusCallback(call, callback, callback.move().status().wireName()));
    }

    /** The status callback that tells of a move in a certain word. */
    protected Message statusCallback(Call call, Callback callback, String word) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        Move move = callback.move();
        SortedMap<String, String> form = aboutCall(call, word);
        form.put("Timestamp", Rfc2822.format(move.at()));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", Integer.toString(callback.sequence()));
        if (move.status().isFinal()) {
            form.putAll(aboutEnd(call, move));
        }
        String token = call.sid() + "/" + callback.sequence() + "/" + word;
        return message(call, wanted.method(), wanted.url(), form, token);
    }

    /** The end of a child call, as a customer's TwiML can have one. */
    @Override
    public Message forgedCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        String child = child(call.sid() + "/" + callback.sequence());
        SortedMap<String, String> form = aboutCall(call, CallStatus.COMPLETED.wireName());
        form.put("CallSid", child);
        form.put("ParentCallSid", child(child));
        form.put("Direction", "outbound-dial");
        form.put("Timestamp", Rfc2822.format(callback.move().at()));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", "0");
        form.put("CallDuration", Integer.toString(FORGED_SECONDS));
        String url = TOKEN.matcher(wanted.url()).replaceAll("");
        return message(call, wanted.method(), url, form, child);
    }

    private static String child(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return "CA" + id.toString().replace("-", "");
    }

    @Override
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        SortedMap<String, String> form = aboutCall(call, call.status().wireName());
        return message(call, voice.method(), voice.url(), form, call.sid() + "/voice");
    }

    @Override
    public Message keyPress(Call call, Gather gather, String key) {
        SortedMap<String, String> form = aboutCall(call, CallStatus.IN_PROGRESS.wireName());
        form.put("Digits", key);
        form.put("msg", "Gather End");
        return message(call, gather.method(), gather.action(), form, call.sid() + "/key");
    }

    /** Little besides who has answered, and no clock. */
    @Override
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("CallSid", call.sid());
        form.put("AccountSid", sid(call));
        form.put("AnsweredBy", verdict.word());
        long millis = Math.round(verdict.seconds() * MILLIS_PER_SECOND);
        form.put("MachineDetectionDuration", Long.toString(millis));
        return message(call, wanted.method(), wanted.url(), form, call.sid() + "/verdict");
    }

    private SortedMap<String, String> aboutCall(Call call, String status) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("CallSid", call.sid());
        form.put("AccountSid", sid(call));
        form.put("From", call.request().from());
        form.put("Caller", call.request().from());
        form.put("To", call.request().to());
        form.put("Called", call.request().to());
        form.put("CallStatus", status);
        form.put("Direction", call.isIncoming() ? "inbound" : "outbound-api");
        if (call.isIncoming() && call.request().from().startsWith("+1")) {
            form.put("StirVerstat", "TN-Validation-Passed-A");
        }
        form.put("ApiVersion", "2010-04-01");
        PARTIES.forEach(party -> PLACES.forEach(place -> form.put(party + place, "")));
        return form;
    }

    /** What the final callback has in addition. */
    protected Map<String, String> aboutEnd(Call call, Move end) {
        int seconds = Objects.requireNonNullElse(end.talkSeconds(), 0);
        SortedMap<String, String> form = new TreeMap<>();
        form.put("CallDuration", Integer.toString(seconds));
        form.put("Duration", Integer.toString(Math.ceilDiv(seconds, SECONDS_PER_MINUTE)));
        if (end.sipCode() != null) {
            form.put("SipResponseCode", Integer.toString(end.sipCode()));
        }
        String answeredBy = call.answeredBy();
        if (answeredBy != null) {
            form.put("AnsweredBy", answeredBy);
        }
        return form;
    }

    @Override
    public Instructions read(Reply reply, String url) {
        return Twiml.read(reply, url);
    }

    @Override
    public Instructions read(String given) {
        return Twiml.read(given, NOWHERE);
    }

    private String sid(Call call) {
        return dialect.sid(account(call));
    }

    private Account account(Call call) {
        return accounts.named(call.request().account());
    }

    private Message message(
            Call call, String method, String url, SortedMap<String, String> form, String token) {
        RequestSigner signer = new RequestSigner(dialect.key(account(call)));
        String target = ConnectionOverrides.withoutFragment(url);
        boolean inQuery = method.equals("GET");
        String sent = inQuery ? withQuery(target, form) : target;
        Map<String, String> headers =
                Map.of(
                        dialect.signatureHeader(),
                        signer.sign(sent, inQuery ? new TreeMap<>() : form),
                        "I-Twilio-Idempotency-Token",
                        UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString(),
                        "User-Agent",
                        dialect.userAgent());
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
