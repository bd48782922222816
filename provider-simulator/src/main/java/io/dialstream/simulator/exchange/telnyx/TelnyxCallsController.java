package io.dialstream.simulator.exchange.telnyx;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Telnyx's Calls resource: dial, status, and the commands that calls take. */
@RestController
@RequestMapping("/v2/calls")
class TelnyxCallsController {

    private static final String BEARER = "Bearer ";

    private final Protocols protocols;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;
    private final TelnyxSpeech speech;

    TelnyxCallsController(
            Protocols protocols,
            EventLoop loop,
            Exchange exchange,
            CreateAnswers answers,
            TelnyxSpeech speech) {
        this.protocols = protocols;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
        this.speech = speech;
    }

    @PostMapping
    @Nullable ResponseEntity<Object> dial(
            @RequestBody Map<String, Object> fields, HttpServletRequest request)
            throws InterruptedException {
        TelnyxBody body = new TelnyxBody(fields);
        CallRequest wanted = checked(body, request);
        Placement placement = loop.ask(() -> exchange.place(wanted));
        return answers.answer(placement, new TelnyxWording(), request);
    }

    private CallRequest checked(TelnyxBody body, HttpServletRequest request) {
        try {
            Account account = authenticated(body.text("to"), request);
            return body.create(account.id(), account.value(TelnyxProtocol.CONNECTION_ID));
        } catch (TelnyxException refusal) {
            loop.ask(() -> {
                exchange.rejected(body.text("to"), body.callId());
                return refusal;
            });
            throw refusal;
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> status(@PathVariable String id, HttpServletRequest request) {
        Account account = authenticated("", request);
        Optional<Call> call = loop.ask(() -> exchange.fetch(account.id(), id));
        return call.map(TelnyxWording::status).orElseThrow(TelnyxException::unknownCall);
    }

    @PostMapping("/{id}/actions/hangup")
    ResponseEntity<Object> hangUp(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Map<String, Object> fields,
            HttpServletRequest request) {
        Account account = authenticated("", request);
        TelnyxBody body = new TelnyxBody(fields);
        return obeyed(
                loop.ask(() -> {
                    if (exchange.fetch(account.id(), id).isPresent()) {
                        exchange.take(id, body.state(), null);
                    }
                    Ending ending = exchange.end(account.id(), id, CallInput.HANG_UP);
                    if (ending instanceof Ending.Obeyed obeyed) {
                        speech.ended(obeyed.call());
                    }
                    return ending;
                }));
    }

    @PostMapping("/{id}/actions/{action}")
    ResponseEntity<Object> command(
            @PathVariable String id,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable Map<String, Object> fields,
            HttpServletRequest request) {
        Account account = authenticated("", request);
        TelnyxBody body = new TelnyxBody(fields);
        return obeyed(
                loop.ask(() -> {
                    if (action.equals("answer")) {
                        return answer(account, id, body);
                    }
                    requireAnswered(account, id);
                    return speech.command(account.id(), id, action, body);
                }));
    }

    private Ending answer(Account account, String id, TelnyxBody body) {
        exchange.fetch(account.id(), id)
                .filter(call -> !call.isIncoming() && call.isLive())
                .ifPresent(call -> {
                    throw TelnyxException.notIncoming();
                });
        return exchange.answer(
                account.id(), id, body.text("command_id"), body.state(), body.webhookUrl());
    }

    /** What has not been answered takes no such command. */
    private void requireAnswered(Account account, String id) {
        exchange.fetch(account.id(), id)
                .filter(Call::isLive)
                .filter(call -> call.status() != CallStatus.IN_PROGRESS)
                .ifPresent(call -> {
                    throw TelnyxException.notAnswered();
                });
    }

    private static ResponseEntity<Object> obeyed(Ending ending) {
        return switch (ending) {
            case Ending.Obeyed ignored -> TelnyxWording.ok(Map.of("result", "ok"));
            case Ending.UnknownCall ignored -> throw TelnyxException.unknownCall();
            case Ending.TooLate ignored -> throw TelnyxException.ended();
        };
    }

    private Account authenticated(String number, HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        Optional<Account> account =
                header == null || !header.startsWith(BEARER)
                        ? Optional.empty()
                        : protocols.withLogin(
                                TelnyxProtocol.VENDOR, header.substring(BEARER.length()));
        if (account.isEmpty()
                || loop.ask(() -> exchange.revokesCredentials(account.get().id(), number))) {
            throw TelnyxException.unauthorized();
        }
        return account.get();
    }
}
