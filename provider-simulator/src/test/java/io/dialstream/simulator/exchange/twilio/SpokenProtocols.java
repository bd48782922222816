package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.callback.Protocol;
import io.dialstream.simulator.callback.Protocols;
import java.util.List;

/** What the accounts of tests speak. */
public final class SpokenProtocols {

    public static final Protocols TWILIO =
            new Protocols(ACall.ACCOUNTS, List.of(twilio(ACall.ACCOUNTS)));

    private SpokenProtocols() {}

    public static Protocol twilio(Accounts accounts) {
        return new TwilioProtocol(accounts, Dialect.TWILIO);
    }
}
