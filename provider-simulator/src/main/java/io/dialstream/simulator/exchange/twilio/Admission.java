package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells by its Basic authentication whose a request is. */
@Component
class Admission {

    private final Accounts accounts;

    Admission(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account of the path, if the Authorization header is that account's. */
    Optional<Account> admit(String requestedSid, @Nullable String header) {
        return accounts.withSid(requestedSid)
                .filter(account -> header != null && isAuthorization(account, header));
    }

    private static boolean isAuthorization(Account account, String header) {
        byte[] credentials = bytes(account.sid() + ":" + account.authToken());
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        return MessageDigest.isEqual(bytes(expected), bytes(header));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
