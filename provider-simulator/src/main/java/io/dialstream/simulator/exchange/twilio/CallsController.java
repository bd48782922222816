package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Calls resource at Twilio. */
@RestController
@RequestMapping("/2010-04-01")
class CallsController extends CallsApi {

    CallsController(Admission admission, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        super(Dialect.TWILIO, admission, loop, exchange, answers);
    }
}
