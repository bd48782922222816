package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Account;
import java.util.List;

/**
 * In what vendors differ that speak Twilio's API.
 *
 * @param vendor as it stands in the settings of accounts
 * @param path before the API's own
 * @param sid the setting by which requests and callbacks name an account
 * @param password the setting that is its password
 * @param signingKey the setting with which callbacks are signed
 */
public record Dialect(
        String vendor,
        String path,
        String sid,
        String password,
        String signingKey,
        String signatureHeader,
        String userAgent) {

    static final Dialect TWILIO =
            new Dialect(
                    "twilio",
                    "",
                    "ACCOUNTSID",
                    "AUTHTOKEN",
                    "AUTHTOKEN",
                    "X-Twilio-Signature",
                    "TwilioProxy/1.1");

    List<String> settings() {
        return List.of(sid, password, signingKey).stream().distinct().toList();
    }

    String sid(Account account) {
        return account.value(sid);
    }

    String password(Account account) {
        return account.value(password);
    }

    String key(Account account) {
        return account.value(signingKey);
    }
}
