package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Calls resource at Twilio. */
@RestController
@RequestMapping("/2010-04-01")
class CallsController extends CallsApi {

    private final EventLoop loop;
    private final Exchange exchange;

    CallsController(Admission admission, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        super(Dialect.TWILIO, admission, loop, exchange, answers);
        this.loop = loop;
        this.exchange = exchange;
    }

    @GetMapping("/Accounts/{accountSid}/Calls/{sid}/Events.json")
    CallEventsPage events(
            @PathVariable String accountSid, @PathVariable String sid, HttpServletRequest request) {
        Account account = authenticated(accountSid, null, request);
        Optional<CallEventsPage> page =
                loop.ask(() ->
                        exchange.fetch(account.id(), sid)
                                .map(call ->
                                        CallEventsPage.of(
                                                call, accountSid, exchange.showsRequests(call))));
        return page.orElseThrow(() -> TwilioException.notFound(request.getRequestURI()));
    }
}
