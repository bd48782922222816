package io.dialstream.simulator.exchange.sanspbx;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The requests that programs make at SansPBX: a token, a call, its end. Tokens are forgotten when
 * the simulator ends.
 */
@RestController
@RequestMapping("/pbxadmin/sanpbxapi")
class SansPbxCallsController {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{7,15}");
    private static final int RING_SECONDS = 60;
    private static final int TALK_SECONDS = 14_400;
    private static final int TOKEN_SECONDS = 3_600;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Map<String, Account> tokens = new ConcurrentHashMap<>();
    private final Protocols protocols;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;

    SansPbxCallsController(
            Protocols protocols, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        this.protocols = protocols;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
    }

    @PostMapping("/gentoken")
    ResponseEntity<Object> token(
            @RequestHeader(name = "Accesstoken", defaultValue = "") String accessToken,
            @RequestBody Map<String, @Nullable Object> fields) {
        Optional<Account> account =
                protocols
                        .withLogin(SansPbxProtocol.VENDOR, text(fields, "access_key"))
                        .filter(known ->
                                known.value(SansPbxProtocol.ACCESS_TOKEN).equals(accessToken));
        if (account.isEmpty()) {
            return SansPbxAnswers.error(401, "unknown access key or token");
        }
        String token = UUID.randomUUID().toString();
        tokens.put(token, account.get());
        return SansPbxAnswers.of(
                200,
                Map.of(
                        "status",
                        "success",
                        "Apitoken",
                        token,
                        "expiry_time",
                        TIME.format(Instant.now().plusSeconds(TOKEN_SECONDS))));
    }

    @PostMapping("/dialcall")
    @Nullable ResponseEntity<Object> dial(
            @RequestHeader(name = "Apitoken", defaultValue = "") String token,
            @RequestBody Map<String, @Nullable Object> fields,
            HttpServletRequest request)
            throws InterruptedException {
        String to = text(fields, "call_to");
        Account account = tokens.get(token);
        if (account == null
                || loop.ask(() -> exchange.revokesCredentials(account.id(), e164(to)))) {
            return rejected(401, "unknown token", fields);
        }
        String url = text(fields, "status_callback");
        if (!NUMBER.matcher(to).matches() || url.isEmpty() || text(fields, "appid").isEmpty()) {
            return rejected(400, "call_to, status_callback and appid are needed", fields);
        }
        CallRequest wanted =
                new CallRequest(
                        account.id(),
                        e164(to),
                        text(fields, "caller_id"),
                        new VoiceInstructions.Given(heard(fields)),
                        new StatusCallback(
                                url,
                                "POST",
                                EnumSet.of(
                                        ProgressEvent.RINGING,
                                        ProgressEvent.ANSWERED,
                                        ProgressEvent.COMPLETED)),
                        RING_SECONDS,
                        TALK_SECONDS,
                        false);
        Placement placement = loop.ask(() -> exchange.place(wanted));
        return answers.answer(placement, new SansPbxAnswers(), request);
    }

    private ResponseEntity<Object> rejected(
            int status, String message, Map<String, @Nullable Object> fields) {
        String callId = CallerIds.inQueryOf(text(fields, "status_callback")).callId();
        return loop.ask(() -> {
            exchange.rejected(e164(text(fields, "call_to")), callId);
            return SansPbxAnswers.error(status, message);
        });
    }

    @PostMapping("/calldisconnect")
    ResponseEntity<Object> disconnect(
            @RequestHeader(name = "Apitoken", defaultValue = "") String token,
            @RequestBody Map<String, @Nullable Object> fields) {
        Account account = tokens.get(token);
        if (account == null) {
            return SansPbxAnswers.error(401, "unknown token");
        }
        String id = text(fields, "callid");
        Ending ending = loop.ask(() -> exchange.end(account.id(), id, CallInput.HANG_UP));
        return ending instanceof Ending.UnknownCall
                ? SansPbxAnswers.error(404, "unknown call")
                : SansPbxAnswers.of(200, Map.of("status", "success"));
    }

    /** A media stream, or what the application says, which finds it in the custom field. */
    private static String heard(Map<String, @Nullable Object> fields) {
        String stream = text(fields, "websocket_url");
        return stream.isEmpty()
                        && fields.get("custom_field") instanceof Map<?, ?> custom
                        && custom.get("message") instanceof String message
                ? message
                : stream;
    }

    private static String e164(String number) {
        return "+" + number.replace("+", "");
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }
}
