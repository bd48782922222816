package io.dialstream.simulator.exchange.signalwire;

import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.twilio.Admission;
import io.dialstream.simulator.exchange.twilio.CallsApi;
import io.dialstream.simulator.exchange.web.CreateAnswers;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Calls resource of SignalWire's compatibility API. */
@RestController
@RequestMapping("/api/laml/2010-04-01")
class SignalWireCallsController extends CallsApi {

    SignalWireCallsController(
            Admission admission, EventLoop loop, Exchange exchange, CreateAnswers answers) {
        super(SignalWireProtocol.SIGNALWIRE, admission, loop, exchange, answers);
    }
}
