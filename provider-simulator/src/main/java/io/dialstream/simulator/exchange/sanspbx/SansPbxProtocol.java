package io.dialstream.simulator.exchange.sanspbx;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.ConnectionOverrides;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocol;
import io.dialstream.simulator.callback.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How SansPBX tells of calls: by webhooks that nobody signs. It asks for nothing. */
@Component
class SansPbxProtocol implements Protocol {

    static final String VENDOR = "sanspbx";
    static final String ACCESS_KEY = "ACCESSKEY";
    static final String ACCESS_TOKEN = "ACCESSTOKEN";

    private static final String STREAM = "wss:";
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&])t=[^&#]*&?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public List<String> settings() {
        return List.of(ACCESS_KEY, ACCESS_TOKEN);
    }

    @Override
    public String newCallId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        return List.of(message(wanted.url(), about(call, callback.move())));
    }

    private static Map<String, String> about(Call call, Move move) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("callid", call.sid());
        fields.put("call_to", call.request().to());
        fields.put("status", word(move.status()));
        if (move.status().isFinal()) {
            int seconds = Objects.requireNonNullElse(move.talkSeconds(), 0);
            fields.put("end_time", TIME.format(move.at()));
            fields.put("billsec", Integer.toString(seconds));
            fields.put("duration", Integer.toString(seconds));
            fields.put("disposition", disposition(move.status()));
            fields.put("cause_txt", disposition(move.status()).toLowerCase(Locale.ROOT));
        }
        return fields;
    }

    private static String word(CallStatus status) {
        return switch (status) {
            case QUEUED, INITIATED -> throw new IllegalArgumentException("nothing is told of it");
            case RINGING -> "ringing";
            case IN_PROGRESS -> "answered";
            case COMPLETED -> "completed";
            case NO_ANSWER -> "no-answer";
            case BUSY, FAILED, CANCELED -> "failed";
        };
    }

    private static String disposition(CallStatus end) {
        return switch (end) {
            case COMPLETED -> "ANSWERED";
            case BUSY -> "BUSY";
            case NO_ANSWER -> "NO ANSWER";
            default -> "FAILED";
        };
    }

    /** Anybody can post this: nothing is signed. */
    @Override
    public Message forgedCallback(Call call, Callback callback) {
        StatusCallback wanted = Objects.requireNonNull(call.request().statusCallback());
        Map<String, String> fields =
                Map.of("callid", call.sid(), "status", "completed", "billsec", "3600");
        return message(TOKEN.matcher(wanted.url()).replaceAll(""), fields);
    }

    @Override
    public Message voiceRequest(Call call, VoiceInstructions.Fetched voice) {
        throw new UnsupportedOperationException("SansPBX asks for no instructions");
    }

    @Override
    public Message keyPress(Call call, Gather gather, String key) {
        throw new UnsupportedOperationException("SansPBX tells of no keys");
    }

    @Override
    public Message verdict(Call call, VerdictCallback wanted, PlannedVerdict verdict) {
        throw new UnsupportedOperationException("SansPBX does not say who has answered");
    }

    @Override
    public Instructions read(Reply reply, String url) {
        return Instructions.unusable("SansPBX asks for no instructions");
    }

    /** A media stream, or what the application is to say. */
    @Override
    public Instructions read(String given) {
        return given.isEmpty() || given.startsWith(STREAM)
                ? Instructions.WORDLESS
                : Instructions.of(given, null);
    }

    private static Message message(String url, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) ->
                form.append(form.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Message(
                "POST",
                ConnectionOverrides.withoutFragment(url),
                form.toString(),
                Map.of(),
                ConnectionOverrides.of(url));
    }
}
