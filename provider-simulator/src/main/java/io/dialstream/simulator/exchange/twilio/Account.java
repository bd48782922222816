package io.dialstream.simulator.exchange.twilio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one account that the simulator serves. */
@Component
class Account {

    private final String sid;
    private final byte[] authorization;

    Account(
            @Value("${simulator.account-sid}") String sid,
            @Value("${simulator.auth-token}") String authToken) {
        this.sid = sid;
        byte[] credentials = (sid + ":" + authToken).getBytes(StandardCharsets.UTF_8);
        this.authorization = bytes("Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    String sid() {
        return sid;
    }

    /** Whether a request for the account, with this Authorization header, may be served. */
    boolean admits(String requestedSid, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(authorization, bytes(header))
                && requestedSid.equals(sid);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
