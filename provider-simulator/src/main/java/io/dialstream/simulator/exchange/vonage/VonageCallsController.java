package io.dialstream.simulator.exchange.vonage;

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
import io.dialstream.simulator.fault.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Version 1 of Vonage's Voice API: create, fetch, list, hang up and transfer. */
@RestController
@RequestMapping("/v1/calls")
class VonageCallsController {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String BEARER = "Bearer ";

    private final Protocols protocols;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;
    private final RateLimit limit = new RateLimit();

    VonageCallsController(
            Protocols protocols, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        this.protocols = protocols;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
    }

    @PostMapping
    @Nullable ResponseEntity<Object> create(
            @RequestBody(required = false) @Nullable String body, HttpServletRequest request)
            throws InterruptedException {
        CreateBody create = new CreateBody(json(body));
        Account account = authenticated(create, request);
        CallRequest wanted = checked(create, account);
        Placement placement = loop.ask(() -> placed(create, account, wanted));
        return answers.answer(placement, new VonageWording(), request);
    }

    private Placement placed(CreateBody create, Account account, CallRequest wanted) {
        if (limit.admits(account, Instant.now())) {
            return exchange.place(wanted);
        }
        exchange.rejected(create.to(), create.callId());
        return new Placement.Refused(Fault.RATE_LIMIT, 1);
    }

    private Account authenticated(CreateBody create, HttpServletRequest request) {
        try {
            return authenticated(create.to(), request);
        } catch (VonageException refusal) {
            throw rejected(create, refusal);
        }
    }

    private CallRequest checked(CreateBody create, Account account) {
        try {
            return create.request(account.id());
        } catch (VonageException refusal) {
            throw rejected(create, refusal);
        }
    }

    private VonageException rejected(CreateBody create, VonageException refusal) {
        return loop.ask(() -> {
            exchange.rejected(create.to(), create.callId());
            return refusal;
        });
    }

    @GetMapping("/{uuid}")
    Map<String, Object> fetch(@PathVariable String uuid, HttpServletRequest request) {
        Account account = authenticated("", request);
        Optional<Call> call = loop.ask(() -> exchange.fetch(account.id(), uuid));
        return call.map(CallPages::record).orElseThrow(VonageException::notFound);
    }

    @GetMapping
    Map<String, Object> list(
            @RequestParam MultiValueMap<String, String> query, HttpServletRequest request) {
        Account account = authenticated("", request);
        List<Call> calls = loop.ask(() -> exchange.list(account.id()));
        return CallPages.page(calls, query);
    }

    @PutMapping("/{uuid}")
    ResponseEntity<Object> command(
            @PathVariable String uuid,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = authenticated("", request);
        return switch (loop.ask(commanded(account, uuid, json(body)))) {
            case Ending.Obeyed ignored -> ResponseEntity.noContent().build();
            case Ending.UnknownCall ignored -> throw VonageException.notFound();
            case Ending.TooLate ignored -> throw VonageException.badRequest("Call is not active");
        };
    }

    private Supplier<Ending> commanded(Account account, String uuid, JsonNode command) {
        return switch (command.path("action").stringValue("")) {
            case "hangup" -> () -> exchange.end(account.id(), uuid, CallInput.HANG_UP);
            case "transfer" -> {
                VoiceInstructions instead = destination(command.path("destination"));
                yield () -> exchange.redirect(account.id(), uuid, instead);
            }
            default -> throw VonageException.invalid("action", "must be hangup or transfer");
        };
    }

    private static VoiceInstructions destination(JsonNode destination) {
        if (!destination.path("type").stringValue("").equals("ncco")) {
            throw VonageException.invalid("destination.type", "must be ncco");
        }
        String url = destination.path("url").path(0).stringValue("");
        return url.isEmpty()
                ? CreateBody.given(destination.path("ncco"))
                : new VoiceInstructions.Fetched(url, "GET");
    }

    private static JsonNode json(@Nullable String body) {
        try {
            return MAPPER.readTree(body == null ? "" : body);
        } catch (JacksonException malformed) {
            throw VonageException.badRequest("Malformed JSON");
        }
    }

    private Account authenticated(String number, HttpServletRequest request) {
        Optional<Account> account = admitted(request.getHeader("Authorization"));
        if (account.isEmpty()
                || loop.ask(() -> exchange.revokesCredentials(account.get().id(), number))) {
            throw VonageException.unauthorized();
        }
        return account.get();
    }

    /** Whose application has signed the token, if it is valid now. */
    private Optional<Account> admitted(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        return Jwt.parse(authorization.substring(BEARER.length()))
                .filter(VonageCallsController::isValidNow)
                .flatMap(token ->
                        protocols
                                .withLogin(
                                        VonageProtocol.VENDOR,
                                        token.claims().path("application_id").stringValue(""))
                                .filter(account -> token.isSignedBy(account.value("PUBLICKEY"))));
    }

    private static boolean isValidNow(Jwt token) {
        long now = Instant.now().getEpochSecond();
        JsonNode claims = token.claims();
        return claims.path("exp").asLong(0) > now
                && claims.path("iat").isNumber()
                && !claims.path("jti").stringValue("").isEmpty();
    }
}
