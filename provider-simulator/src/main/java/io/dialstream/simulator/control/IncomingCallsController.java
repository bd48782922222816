package io.dialstream.simulator.control;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.exchange.IncomingCall;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets people call in. */
@RestController
@RequestMapping("/simulator/calls")
class IncomingCallsController {

    private final EventLoop loop;
    private final Exchange exchange;

    IncomingCallsController(EventLoop loop, Exchange exchange) {
        this.loop = loop;
        this.exchange = exchange;
    }

    /** Lets a number of an account ring, and says which call that is. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> call(@RequestBody CallerRequest request) {
        IncomingCall wanted = request.toCall();
        return Map.of("sid", loop.ask(() -> exchange.callIn(wanted).sid()));
    }

    /**
     * What a person does; the times are simulated seconds.
     *
     * @param account whose number is called; null for the first
     * @param from in E.164; null for a caller who does not show it
     * @param talkSeconds null leaves it to chance
     * @param ringSeconds after how long the caller hangs up, unanswered; null for one who waits
     */
    record CallerRequest(
            @Nullable String account,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer talkSeconds,
            @Nullable Double ringSeconds) {

        private static final String ANONYMOUS = "anonymous";
        private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

        IncomingCall toCall() {
            String caller = Objects.requireNonNullElse(from, ANONYMOUS);
            String called = String.valueOf(to);
            if (!E164.matcher(called).matches()) {
                throw new IllegalArgumentException("to must be a number in E.164");
            }
            if (!caller.equals(ANONYMOUS) && !E164.matcher(caller).matches()) {
                throw new IllegalArgumentException(
                        "from must be a number in E.164, anonymous, or left out");
            }
            if ((talkSeconds != null && talkSeconds < 0)
                    || (ringSeconds != null && !(ringSeconds >= 0))) {
                throw new IllegalArgumentException(
                        "talkSeconds and ringSeconds must not be negative");
            }
            return new IncomingCall(
                    Objects.requireNonNullElse(account, Account.FIRST),
                    caller,
                    called,
                    talkSeconds,
                    ringSeconds,
                    null);
        }
    }
}
