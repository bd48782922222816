package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioProviderTest {

    private static final String TOKEN = "the-token";

    private final TwilioProvider provider =
            new TwilioProvider("AC1", List.of(TOKEN), PublicAddress.parse("https://h"));

    @ParameterizedTest
    @ValueSource(strings = {"AccountSid=AC1", "a=b&AccountSid=AC1&c=d"})
    void takesWhatTheAccountSigned(String body) {
        assertThat(verified(body)).isEqualTo(new Verification.Genuine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccountSid=AC2", "AccountSid=", "AccountSid=ac1"})
    void aTokenInOtherHandsSpeaksForNoOtherAccount(String body) {
        assertThat(verified(body)).isEqualTo(new Verification.Foreign());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accountsid=AC1",
                "AccountSid=AC1&AccountSid=AC1",
                "AccountSid=AC2&AccountSid=AC1"
            })
    void whatNamesNoneOrSeveralAccountsIsUnclear(String body) {
        assertThat(verified(body))
                .isEqualTo(
                        new Verification.Unclear(
                                new FieldProblem("AccountSid", "must be there once")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2ln"})
    void whatIsNotSignedIsForgedWhateverItNames(String signature) {
        assertThat(provider.verify(request("AccountSid=AC1", signature)))
                .isEqualTo(new Verification.Forged());
    }

    /** Signed with the right token. */
    private Verification verified(String body) {
        var text = new StringBuilder("https://h/twilio/status");
        for (var field : new TreeSet<>(List.of(body.split("&", -1)))) {
            text.append(field.replace("=", ""));
        }
        return provider.verify(request(body, hmac(text.toString())));
    }

    private static RawRequest request(String body, String signature) {
        return new RawRequest(
                "/twilio/status",
                null,
                Map.of("x-twilio-signature", signature),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
