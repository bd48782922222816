package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plivo's Call and Request resources: create, fetch, list, transfer, hang up and cancel. */
@RestController
@RequestMapping("/v1/Account/{authId}")
class PlivoCallsController {

    private static final int PAGE = 20;

    private final Protocols protocols;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;

    PlivoCallsController(
            Protocols protocols, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        this.protocols = protocols;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
    }

    @PostMapping("/Call/")
    @Nullable ResponseEntity<Object> create(
            @PathVariable String authId,
            @RequestBody Map<String, @Nullable Object> fields,
            HttpServletRequest request)
            throws InterruptedException {
        PlivoCreate create = new PlivoCreate(fields);
        CallRequest wanted = checked(create, authId, request);
        Placement placement = loop.ask(() -> exchange.place(wanted));
        return answers.answer(placement, new PlivoAnswers(), request);
    }

    private CallRequest checked(PlivoCreate create, String authId, HttpServletRequest request) {
        try {
            return create.request(authenticated(authId, create.to(), request).id());
        } catch (PlivoException refusal) {
            loop.ask(() -> {
                exchange.rejected(create.to(), create.callId());
                return refusal;
            });
            throw refusal;
        }
    }

    @GetMapping("/Call/{id}/")
    ResponseEntity<Object> fetch(
            @PathVariable String authId,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String status,
            HttpServletRequest request) {
        Account account = authenticated(authId, null, request);
        Map<String, @Nullable Object> shown =
                switch (status) {
                    case "queued" ->
                            withRequest(account, id)
                                    .filter(PlivoCall::isQueued)
                                    .map(PlivoCall::queued)
                                    .orElseThrow(PlivoException::notFound);
                    case "live" ->
                            call(account, id, PlivoCall::isLive)
                                    .map(PlivoCall::live)
                                    .orElseThrow(PlivoException::notFound);
                    default ->
                            call(account, id, this::isRecorded)
                                    .map(one -> PlivoCall.record(one, authId))
                                    .orElseThrow(PlivoException::notFound);
                };
        return PlivoAnswers.of(200, shown);
    }

    @GetMapping("/Call/")
    ResponseEntity<Object> list(
            @PathVariable String authId,
            @RequestParam Map<String, String> query,
            HttpServletRequest request) {
        Account account = authenticated(authId, null, request);
        List<Call> calls =
                loop.ask(() -> exchange.list(account.id())).stream()
                        .filter(call -> isAsked(query, "to_number", call.request().to()))
                        .filter(call -> isAsked(query, "from_number", call.request().from()))
                        .toList();
        return switch (query.getOrDefault("status", "")) {
            case "queued" -> ids(calls, PlivoCall::isQueued, true);
            case "live" -> ids(calls, PlivoCall::isLive, false);
            default -> records(calls.stream().filter(this::isRecorded).toList(), authId, query);
        };
    }

    private boolean isRecorded(Call call) {
        return exchange.hasEndedFor(PlivoCall.RECORDED_AFTER, call);
    }

    private static boolean isAsked(Map<String, String> query, String name, String number) {
        String asked = query.get(name);
        return asked == null || PlivoCall.digits(asked).equals(PlivoCall.digits(number));
    }

    private static ResponseEntity<Object> ids(
            List<Call> calls, Predicate<Call> which, boolean ofRequests) {
        List<String> ids =
                calls.stream()
                        .filter(which)
                        .map(Call::sid)
                        .map(id -> ofRequests ? PlivoIds.request(id) : id)
                        .toList();
        return PlivoAnswers.of(200, Map.of("calls", ids));
    }

    private static ResponseEntity<Object> records(
            List<Call> calls, String authId, Map<String, String> query) {
        int offset = number(query.get("offset"), 0);
        int limit = Math.min(PAGE, number(query.get("limit"), PAGE));
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("limit", limit);
        meta.put("offset", offset);
        meta.put("next", null);
        meta.put("previous", null);
        meta.put("total_count", calls.size());
        return PlivoAnswers.of(
                200,
                Map.of(
                        "meta",
                        meta,
                        "objects",
                        calls.stream()
                                .skip(offset)
                                .limit(limit)
                                .map(call -> PlivoCall.record(call, authId))
                                .toList()));
    }

    private static int number(@Nullable String text, int usual) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
    }

    @PostMapping("/Call/{id}/")
    ResponseEntity<Object> transfer(
            @PathVariable String authId,
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> fields,
            HttpServletRequest request) {
        Account account = authenticated(authId, null, request);
        VoiceInstructions instead = new PlivoCreate(fields).transferred();
        requireObeyed(loop.ask(() -> exchange.redirect(account.id(), id, instead)));
        return PlivoAnswers.of(
                202, Map.of("message", "call transferred", "call_uuids", List.of(id)));
    }

    /** Also one that rings, by its own id; one that is queued has none yet. */
    @DeleteMapping("/Call/{id}/")
    ResponseEntity<Object> hangUp(
            @PathVariable String authId, @PathVariable String id, HttpServletRequest request) {
        Account account = authenticated(authId, null, request);
        if (call(account, id, PlivoCall::isLive).isEmpty()) {
            throw PlivoException.notFound();
        }
        requireObeyed(loop.ask(() -> exchange.end(account.id(), id, CallInput.HANG_UP)));
        return ResponseEntity.noContent().build();
    }

    /** By the id of the request, as long as the call was not answered. */
    @DeleteMapping("/Request/{id}/")
    ResponseEntity<Object> cancel(
            @PathVariable String authId, @PathVariable String id, HttpServletRequest request) {
        Account account = authenticated(authId, null, request);
        Call call =
                withRequest(account, id)
                        .filter(one -> one.isLive() && one.answeredAt() == null)
                        .orElseThrow(PlivoException::notFound);
        requireObeyed(loop.ask(() -> exchange.end(account.id(), call.sid(), CallInput.CANCEL)));
        return ResponseEntity.noContent().build();
    }

    @RequestMapping("/**")
    void anythingElse(@PathVariable String authId) {
        throw PlivoException.notFound();
    }

    private static void requireObeyed(Ending ending) {
        if (!(ending instanceof Ending.Obeyed)) {
            throw PlivoException.notFound();
        }
    }

    private Optional<Call> call(Account account, String id, Predicate<Call> which) {
        return loop.ask(() -> exchange.fetch(account.id(), id)).filter(which);
    }

    private Optional<Call> withRequest(Account account, String id) {
        return loop.ask(() -> exchange.list(account.id())).stream()
                .filter(call -> PlivoIds.request(call.sid()).equals(id))
                .findFirst();
    }

    private Account authenticated(
            String authId, @Nullable String number, HttpServletRequest request) {
        Optional<Account> account =
                protocols
                        .withLogin(PlivoProtocol.VENDOR, authId)
                        .filter(known ->
                                isAuthorization(known, request.getHeader("Authorization")));
        String known = number == null ? "" : number;
        if (account.isEmpty()
                || loop.ask(() -> exchange.revokesCredentials(account.get().id(), known))) {
            throw PlivoException.unauthorized();
        }
        return account.get();
    }

    private static boolean isAuthorization(Account account, @Nullable String header) {
        byte[] credentials =
                bytes(
                        account.value(PlivoProtocol.AUTH_ID)
                                + ":"
                                + account.value(PlivoProtocol.AUTH_TOKEN));
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        return header != null && MessageDigest.isEqual(bytes(expected), bytes(header));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
