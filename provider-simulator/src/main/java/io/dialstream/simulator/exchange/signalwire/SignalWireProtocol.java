package io.dialstream.simulator.exchange.signalwire;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.callback.Instructions;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.exchange.twilio.Dialect;
import io.dialstream.simulator.exchange.twilio.TwilioProtocol;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells an answer twice, in two words, and at the end how good the sound was. */
@Component
class SignalWireProtocol extends TwilioProtocol {

    static final Dialect SIGNALWIRE =
            new Dialect(
                    "signalwire",
                    "/api/laml",
                    "PROJECTID",
                    "TOKEN",
                    "SIGNINGKEY",
                    "X-SignalWire-Signature",
                    "SignalWire");

    SignalWireProtocol(Accounts accounts) {
        super(accounts, SIGNALWIRE);
    }

    @Override
    public String newCallId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public List<Message> statusCallbacks(Call call, Callback callback) {
        List<Message> asUsual = super.statusCallbacks(call, callback);
        return callback.move().status() == CallStatus.IN_PROGRESS
                ? List.of(statusCallback(call, callback, "answered"), asUsual.getFirst())
                : asUsual;
    }

    @Override
    public Instructions read(Reply reply, String url) {
        return withoutFragment(super.read(reply, url));
    }

    @Override
    public Instructions read(String given) {
        return withoutFragment(super.read(given));
    }

    /**
     * Nothing is documented that the fragment of an address could mean: who relies on it must see
     * that.
     */
    private static Instructions withoutFragment(Instructions found) {
        return found.gather().filter(gather -> gather.action().indexOf('#') >= 0).isPresent()
                ? Instructions.unusable("11100 the action of Gather has a fragment")
                : found;
    }

    @Override
    protected Map<String, String> aboutEnd(Call call, Move end) {
        Map<String, String> form = super.aboutEnd(call, end);
        if (end.status() == CallStatus.COMPLETED) {
            form.put("AudioInMos", "4.50");
            form.put("AudioRtpPacketsReceived", "1500");
        }
        return form;
    }
}
