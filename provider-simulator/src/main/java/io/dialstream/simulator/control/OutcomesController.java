package io.dialstream.simulator.control;

import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.truth.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decides what calls to a number come to. */
@RestController
@RequestMapping("/simulator/outcomes/{number}")
class OutcomesController {

    private final EventLoop loop;
    private final Exchange exchange;

    OutcomesController(EventLoop loop, Exchange exchange) {
        this.loop = loop;
        this.exchange = exchange;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fix(@PathVariable String number, @RequestBody OutcomeRequest request) {
        change(number, request.toOutcome());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveToChance(@PathVariable String number) {
        change(number, null);
    }

    private void change(String number, @Nullable FixedOutcome outcome) {
        String e164 = "+" + number.replace("+", "");
        loop.ask(() -> {
            exchange.change(new Fact.OutcomeFixed(e164, outcome));
            return e164;
        });
    }

    /** What is null is drawn as for any other call; the times are simulated seconds. */
    record OutcomeRequest(
            @Nullable String outcome,
            @Nullable Integer talkSeconds,
            @Nullable Double ringSeconds,
            @Nullable Integer sipResponseCode,
            @Nullable String presses) {

        FixedOutcome toOutcome() {
            return new FixedOutcome(
                    Outcome.named(String.valueOf(outcome)),
                    talkSeconds,
                    ringSeconds,
                    sipResponseCode,
                    presses);
        }
    }
}
