package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.callback.Protocols;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells by its Basic authentication whose a request is. */
@Component
public class Admission {

    private final Protocols protocols;

    Admission(Protocols protocols) {
        this.protocols = protocols;
    }

    /** The account of the path, if the Authorization header is that account's. */
    Optional<Account> admit(Dialect dialect, String requestedSid, @Nullable String header) {
        return protocols
                .withLogin(dialect.vendor(), requestedSid)
                .filter(account -> header != null && isAuthorization(dialect, account, header));
    }

    private static boolean isAuthorization(Dialect dialect, Account account, String header) {
        byte[] credentials = bytes(dialect.sid(account) + ":" + dialect.password(account));
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        return MessageDigest.isEqual(bytes(expected), bytes(header));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
