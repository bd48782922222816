package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.exchange.Ending;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Twilio's Calls resource: create, fetch, list and update. Vendors that have it too extend it at a
 * path of their own.
 */
public abstract class CallsApi {

    private final Dialect dialect;
    private final Admission admission;
    private final EventLoop loop;
    private final Exchange exchange;
    private final CreateAnswers answers;

    protected CallsApi(
            Dialect dialect,
            Admission admission,
            EventLoop loop,
            Exchange exchange,
            CreateAnswers answers) {
        this.dialect = dialect;
        this.admission = admission;
        this.loop = loop;
        this.exchange = exchange;
        this.answers = answers;
    }

    @PostMapping("/Accounts/{accountSid}/Calls.json")
    public @Nullable ResponseEntity<Object> create(
            @PathVariable String accountSid,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request)
            throws InterruptedException {
        CreateForm create = new CreateForm(form);
        CallRequest wanted = checked(create, accountSid, request);
        Placement placement = loop.ask(() -> exchange.place(wanted));
        return answers.answer(placement, new CreateWords(accountSid, dialect.path()), request);
    }

    private CallRequest checked(CreateForm create, String accountSid, HttpServletRequest request) {
        try {
            return create.request(authenticated(accountSid, create.to(), request).id());
        } catch (TwilioException refusal) {
            loop.ask(() -> {
                exchange.rejected(create.to(), create.callId());
                return refusal;
            });
            throw refusal;
        }
    }

    @GetMapping("/Accounts/{accountSid}/Calls/{sid}.json")
    public CallResource fetch(
            @PathVariable String accountSid, @PathVariable String sid, HttpServletRequest request) {
        Account account = authenticated(accountSid, null, request);
        Optional<Call> call = loop.ask(() -> exchange.fetch(account.id(), sid));
        return call.map(known -> resource(known, accountSid))
                .orElseThrow(() -> TwilioException.notFound(request.getRequestURI()));
    }

    @GetMapping("/Accounts/{accountSid}/Calls.json")
    public CallPage list(
            @PathVariable String accountSid,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request) {
        Account account = authenticated(accountSid, null, request);
        List<Call> calls = loop.ask(() -> exchange.list(account.id()));
        List<Call> matching = calls.stream().filter(CallFilter.of(query)).toList();
        return CallPage.of(matching, accountSid, dialect.path(), query);
    }

    @PostMapping("/Accounts/{accountSid}/Calls/{sid}.json")
    public CallResource update(
            @PathVariable String accountSid,
            @PathVariable String sid,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        Account account = authenticated(accountSid, null, request);
        return switch (loop.ask(updating(account, sid, form))) {
            case Ending.Obeyed obeyed -> resource(obeyed.call(), accountSid);
            case Ending.UnknownCall ignored ->
                    throw TwilioException.notFound(request.getRequestURI());
            case Ending.TooLate ignored ->
                    throw TwilioException.badRequest(
                            21220, "Call is not in-progress. Cannot redirect.");
        };
    }

    private CallResource resource(Call call, String accountSid) {
        return CallResource.of(call, accountSid, dialect.path());
    }

    /** Other instructions, or the end. */
    private Supplier<Ending> updating(
            Account account, String sid, MultiValueMap<String, String> form) {
        if (form.containsKey("Url") || form.containsKey("Twiml")) {
            VoiceInstructions instead = new CreateForm(form).voice();
            return () -> exchange.redirect(account.id(), sid, instead);
        }
        CallInput wish = wish(form.getFirst("Status"));
        return () -> exchange.end(account.id(), sid, wish);
    }

    @RequestMapping("/**")
    public void anythingElse(HttpServletRequest request) {
        throw TwilioException.notFound(request.getRequestURI());
    }

    private static CallInput wish(@Nullable String status) {
        return switch (status) {
            case "completed" -> CallInput.HANG_UP;
            case "canceled" -> CallInput.CANCEL;
            case null, default ->
                    throw TwilioException.badRequest(
                            20001,
                            "Status must be completed or canceled, or there must be a Url or Twiml");
        };
    }

    /** The account that asks, where its credentials are right. */
    protected Account authenticated(
            String accountSid, @Nullable String number, HttpServletRequest request) {
        String known = number == null ? "" : number;
        Optional<Account> account =
                admission.admit(dialect, accountSid, request.getHeader("Authorization"));
        if (account.isEmpty()
                || loop.ask(() -> exchange.revokesCredentials(account.get().id(), known))) {
            throw TwilioException.unauthorized();
        }
        return account.get();
    }
}
