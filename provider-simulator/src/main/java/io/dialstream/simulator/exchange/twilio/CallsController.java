package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Twilio's Calls resource: create, fetch, list and update. */
@RestController
@RequestMapping("/2010-04-01")
class CallsController {

    private final Account account;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;

    CallsController(Account account, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        this.account = account;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
    }

    @PostMapping("/Accounts/{accountSid}/Calls.json")
    @Nullable ResponseEntity<Object> create(
            @PathVariable String accountSid,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request)
            throws InterruptedException {
        CreateForm create = new CreateForm(form);
        CallRequest wanted = checked(create, accountSid, request);
        return answers.answer(loop.ask(() -> exchange.place(wanted)), request);
    }

    private CallRequest checked(CreateForm create, String accountSid, HttpServletRequest request) {
        try {
            authenticate(accountSid, create.to(), request);
            return create.request();
        } catch (TwilioException refusal) {
            loop.ask(() -> {
                exchange.rejected(create.to(), create.callId());
                return refusal;
            });
            throw refusal;
        }
    }

    @GetMapping("/Accounts/{accountSid}/Calls/{sid}.json")
    CallResource fetch(
            @PathVariable String accountSid, @PathVariable String sid, HttpServletRequest request) {
        authenticate(accountSid, null, request);
        Optional<Call> call = loop.ask(() -> exchange.fetch(sid));
        return call.map(this::resource)
                .orElseThrow(() -> TwilioException.notFound(request.getRequestURI()));
    }

    @GetMapping("/Accounts/{accountSid}/Calls.json")
    CallPage list(
            @PathVariable String accountSid,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request) {
        authenticate(accountSid, null, request);
        List<Call> calls = loop.ask(exchange::list);
        List<Call> matching = calls.stream().filter(CallFilter.of(query)).toList();
        return CallPage.of(matching, account.sid(), query);
    }

    @PostMapping("/Accounts/{accountSid}/Calls/{sid}.json")
    CallResource update(
            @PathVariable String accountSid,
            @PathVariable String sid,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        authenticate(accountSid, null, request);
        CallInput wish = wish(form.getFirst("Status"));
        return switch (loop.ask(() -> exchange.end(sid, wish))) {
            case Ending.Obeyed obeyed -> resource(obeyed.call());
            case Ending.UnknownCall ignored ->
                    throw TwilioException.notFound(request.getRequestURI());
            case Ending.TooLate ignored ->
                    throw TwilioException.badRequest(
                            21220, "Call is not in-progress. Cannot redirect.");
        };
    }

    @RequestMapping("/**")
    void anythingElse(HttpServletRequest request) {
        throw TwilioException.notFound(request.getRequestURI());
    }

    private static CallInput wish(@Nullable String status) {
        return switch (status) {
            case "completed" -> CallInput.HANG_UP;
            case "canceled" -> CallInput.CANCEL;
            case null, default ->
                    throw TwilioException.badRequest(
                            20001,
                            "Status must be completed or canceled; nothing else is simulated");
        };
    }

    private void authenticate(
            String accountSid, @Nullable String number, HttpServletRequest request) {
        String known = number == null ? "" : number;
        if (!account.admits(accountSid, request.getHeader("Authorization"))
                || loop.ask(() -> exchange.revokesCredentials(known))) {
            throw TwilioException.unauthorized();
        }
    }

    private CallResource resource(Call call) {
        return CallResource.of(call, account.sid());
    }
}
