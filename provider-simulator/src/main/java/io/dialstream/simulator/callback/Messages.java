package io.dialstream.simulator.callback;

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
import io.dialstream.simulator.call.VoiceInstructions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Words what the provider tells the caller's servers, as Twilio does, and signs it. */
public final class Messages {

    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");
    private static final int FORGED_SECONDS = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final List<String> PLACES = List.of("City", "State", "Zip", "Country");
    private static final List<String> PARTIES = List.of("From", "To", "Caller", "Called");

    private final Accounts accounts;

    public Messages(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The status callback that tells of a move. */
    public Message statusCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        Move move = callback.move();
        SortedMap<String, String> form = aboutCall(call, move.status());
        form.put("Timestamp", Rfc2822.format(move.at()));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", Integer.toString(callback.sequence()));
        if (move.status().isFinal()) {
            form.putAll(aboutEnd(call, move));
        }
        String token = call.sid() + "/" + callback.sequence();
        return message(call, wanted.method(), wanted.url(), form, token);
    }

    /**
     * What a customer's TwiML makes the provider post under the ids of a call: the end of a child
     * call, to an address that has those ids and cannot have the token.
     */
    public Message forgedCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        String child = child(call.sid() + "/" + callback.sequence());
        SortedMap<String, String> form = aboutCall(call, CallStatus.COMPLETED);
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

    /** The request for the instructions of an answered call. */
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        SortedMap<String, String> form = aboutCall(call, CallStatus.IN_PROGRESS);
        return message(call, voice.method(), voice.url(), form, call.sid() + "/voice");
    }

    /** What tells which key the callee has pressed. */
    public Message keyPress(Call call, Gather gather, String key) {
        SortedMap<String, String> form = aboutCall(call, CallStatus.IN_PROGRESS);
        form.put("Digits", key);
        form.put("msg", "Gather End");
        return message(call, gather.method(), gather.action(), form, call.sid() + "/key");
    }

    /** What tells who has answered: little besides, and no clock. */
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("CallSid", call.sid());
        form.put("AccountSid", account(call).sid());
        form.put("AnsweredBy", verdict.word());
        long millis = Math.round(verdict.seconds() * MILLIS_PER_SECOND);
        form.put("MachineDetectionDuration", Long.toString(millis));
        return message(call, wanted.method(), wanted.url(), form, call.sid() + "/verdict");
    }

    private SortedMap<String, String> aboutCall(Call call, CallStatus status) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("CallSid", call.sid());
        form.put("AccountSid", account(call).sid());
        form.put("From", call.request().from());
        form.put("Caller", call.request().from());
        form.put("To", call.request().to());
        form.put("Called", call.request().to());
        form.put("CallStatus", status.wireName());
        form.put("Direction", "outbound-api");
        form.put("ApiVersion", "2010-04-01");
        PARTIES.forEach(party -> PLACES.forEach(place -> form.put(party + place, "")));
        return form;
    }

    private static Map<String, String> aboutEnd(Call call, Move end) {
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

    private Account account(Call call) {
        return accounts.named(call.request().account());
    }

    private Message message(
            Call call, String method, String url, SortedMap<String, String> form, String token) {
        RequestSigner signer = new RequestSigner(account(call).authToken());
        String target = ConnectionOverrides.withoutFragment(url);
        boolean inQuery = method.equals("GET");
        String sent = inQuery ? withQuery(target, form) : target;
        Map<String, String> headers =
                Map.of(
                        "X-Twilio-Signature",
                        signer.sign(sent, inQuery ? new TreeMap<>() : form),
                        "I-Twilio-Idempotency-Token",
                        UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString(),
                        "User-Agent",
                        "TwilioProxy/1.1");
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
