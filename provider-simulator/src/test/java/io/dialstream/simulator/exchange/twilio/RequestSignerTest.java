package io.dialstream.simulator.exchange.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignerTest {

    private static final String TOKEN = "12345";
    private static final SortedMap<String, String> VECTOR =
            new TreeMap<>(
                    Map.of(
                            "CallSid", "CA1234567890ABCDE",
                            "Caller", "+14158675309",
                            "Digits", "1234",
                            "From", "+14158675309",
                            "To", "+18005551212"));

    private final RequestSigner signer = new RequestSigner(TOKEN);

    @Test
    void makesTheOfficialVector() {
        assertThat(signer.sign("https://mycompany.com/myapp.php?foo=1&bar=2", VECTOR))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void isAcceptedByTheProvidersOwnValidator() {
        SortedMap<String, String> form = new TreeMap<>(Map.of("A", "x y&z=ü", "B", ""));
        for (String url :
                new String[] {
                    "http://127.0.0.1:8082/twilio/status?callId=a-b_c.d~e",
                    "https://caller.test:8443/p?x=1",
                    "https://caller.test/p"
                }) {
            assertThat(new RequestValidator(TOKEN).validate(url, form, signer.sign(url, form)))
                    .as(url)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12345,  https://c.test/p?x=2, +15550001, answered",
        "12345,  http://c.test/p?x=1,  +15550001, answered",
        "12345,  https://c.test/q?x=1, +15550001, answered",
        "12345,  https://c.test/p?x=1, +15550002, answered",
        "12345,  https://c.test/p?x=1, +15550001, completed",
        "123456, https://c.test/p?x=1, +15550001, answered"
    })
    void isNotAcceptedOfAnythingElse(String token, String url, String to, String status) {
        String signature =
                signer.sign(
                        "https://c.test/p?x=1",
                        new TreeMap<>(Map.of("To", "+15550001", "CallStatus", "answered")));

        assertThat(
                        new RequestValidator(token)
                                .validate(url, Map.of("To", to, "CallStatus", status), signature))
                .isFalse();
    }

    @Test
    void leavesOutThePortOverHttpsAndKeepsItOverHttp() {
        assertThat(sign("https://c.test:8443/p?a=b:1")).isEqualTo(sign("https://c.test/p?a=b:1"));
        assertThat(sign("http://c.test:8080/p")).isNotEqualTo(sign("http://c.test/p"));
    }

    private String sign(String url) {
        return signer.sign(url, VECTOR);
    }
}
