package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignaturesTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    /** The vector that all of Twilio's SDKs test themselves with. */
    private static final String VECTOR_TOKEN = "12345";

    private static final String VECTOR_BODY =
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309"
                    + "&To=%2B18005551212";
    private static final String VECTOR_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    @Test
    void acceptsTheOfficialVector() {
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", VECTOR_BODY, VECTOR_SIGNATURE)).isTrue();
    }

    @Test
    void acceptsTheOfficialVectorWithItsFieldsInAnyOrder() {
        var reversed = new ArrayList<>(List.of(VECTOR_BODY.split("&", -1)));
        Collections.reverse(reversed);

        assertThat(
                        vector(
                                VECTOR_TOKEN,
                                "foo=1&bar=2",
                                String.join("&", reversed),
                                VECTOR_SIGNATURE))
                .isTrue();
    }

    @Test
    void refusesWhateverWasTamperedWith() {
        assertThat(vector("12346", "foo=1&bar=2", VECTOR_BODY, VECTOR_SIGNATURE)).isFalse();
        assertThat(vector(VECTOR_TOKEN, "bar=2&foo=1", VECTOR_BODY, VECTOR_SIGNATURE)).isFalse();
        assertThat(vector(VECTOR_TOKEN, null, VECTOR_BODY, VECTOR_SIGNATURE)).isFalse();
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", VECTOR_BODY + "&X=", VECTOR_SIGNATURE))
                .isFalse();
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", "", VECTOR_SIGNATURE)).isFalse();
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", VECTOR_BODY, null)).isFalse();
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", VECTOR_BODY, "")).isFalse();
        assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", VECTOR_BODY, " " + VECTOR_SIGNATURE))
                .isFalse();
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var bytes = VECTOR_BODY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var tampered = new String(bytes, StandardCharsets.US_ASCII);
            assertThat(vector(VECTOR_TOKEN, "foo=1&bar=2", tampered, VECTOR_SIGNATURE))
                    .as(tampered)
                    .isFalse();
            bytes[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calls.example.com",
                "http://calls.example.com",
                "https://calls.example.com:8443/dial",
                "http://127.0.0.1:8082"
            })
    void agreesWithTwiliosValidatorOnRandomCallbacks(String baseUrl) {
        var random = new Random(42);
        for (int i = 0; i < 500; i++) {
            agreesOn(baseUrl, random);
        }
    }

    private static void agreesOn(String baseUrl, Random random) {
        var token = "token" + random.nextInt(3);
        var query = "callId=c-" + random.nextInt(1000) + "&leadId=~" + random.nextInt(100);
        var fields = randomFields(random);
        var signature = signature("token1", baseUrl + "/twilio/status?" + query, fields);

        var theirs =
                new RequestValidator(token)
                        .validate(baseUrl + "/twilio/status?" + query, fields, signature);

        assertThat(
                        signatures(baseUrl, token)
                                .isSigned(request(query, FORM, body(fields)), signature))
                .as("%s %s", query, fields)
                .isEqualTo(theirs)
                .isEqualTo(token.equals("token1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calls.example.com:443/twilio/status?a=1",
                "https://calls.example.com/twilio/status?a=1"
            })
    void acceptsTheStandardPortWrittenOutOrNot(String signedUrl) {
        var signature = signature("t", signedUrl, Map.of("CallSid", "CA1"));

        assertThat(
                        signatures("https://calls.example.com", "t")
                                .isSigned(request("a=1", FORM, "CallSid=CA1"), signature))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calls.example.com:8443/twilio/status?a=1",
                "https://calls.example.com/twilio/status?a=1"
            })
    void acceptsAnotherPortWrittenOutOrLeftOut(String signedUrl) {
        var signature = signature("t", signedUrl, Map.of("CallSid", "CA1"));

        assertThat(
                        signatures("https://calls.example.com:8443", "t")
                                .isSigned(request("a=1", FORM, "CallSid=CA1"), signature))
                .isTrue();
    }

    @Test
    void refusesAnotherHostSchemeOrPort() {
        for (var url :
                List.of(
                        "https://calls.example.org/twilio/status?a=1",
                        "http://calls.example.com/twilio/status?a=1",
                        "https://calls.example.com:444/twilio/status?a=1")) {
            var signature = signature("t", url, Map.of());
            assertThat(
                            signatures("https://calls.example.com", "t")
                                    .isSigned(request("a=1", FORM, ""), signature))
                    .as(url)
                    .isFalse();
        }
    }

    @Test
    void acceptsTheFormerTokenDuringARotation() {
        var signatures = signatures("https://h", "new", "old");
        var url = "https://h/twilio/status?a=1";

        assertThat(signatures.isSigned(request("a=1", FORM, ""), signature("old", url, Map.of())))
                .isTrue();
        assertThat(signatures.isSigned(request("a=1", FORM, ""), signature("new", url, Map.of())))
                .isTrue();
        assertThat(signatures.isSigned(request("a=1", FORM, ""), signature("older", url, Map.of())))
                .isFalse();
    }

    @Test
    void theQueryIsTakenAsItStands() {
        var url = "https://h/twilio/status?leadId=a%3Ab%20c";

        assertThat(
                        signatures("https://h", "t")
                                .isSigned(
                                        request("leadId=a%3Ab%20c", FORM, ""),
                                        signature("t", url, Map.of())))
                .isTrue();
    }

    @Test
    void aRepeatedNameContributesEachOfItsValuesOnceAndInOrder() {
        var text = "https://h/twilio/status" + "A1A2B0";

        assertThat(
                        signatures("https://h", "t")
                                .isSigned(request(null, FORM, "B=0&A=2&A=1&A=2"), hmac("t", text)))
                .isTrue();
    }

    @Test
    void sortsNamesByTheirCharactersAndNotAsPeopleDo() {
        var fields = Map.of("b", "1", "B", "2", "a", "3", "_", "4");

        assertThat(
                        signatures("https://h", "t")
                                .isSigned(
                                        request(null, FORM, body(fields)),
                                        hmac("t", "https://h/twilio/statusB2_4a3b1")))
                .isTrue();
    }

    @Test
    void agreesWithTwiliosValidatorOnABodyThatIsNoForm() throws URISyntaxException {
        var json = "{\"CallSid\": \"CA1\"}";
        var query = "bodySHA256=" + sha256(json);
        var url = "https://h/twilio/status?" + query;
        var signature = signature("t", url, Map.of());
        var signatures = signatures("https://h", "t");

        assertThat(new RequestValidator("t").validate(url, json, signature)).isTrue();
        assertThat(signatures.isSigned(request(query, "application/json", json), signature))
                .isTrue();
        assertThat(signatures.isSigned(request(query, "application/json", json + " "), signature))
                .isFalse();
        assertThat(
                        signatures.isSigned(
                                request(null, "application/json", json),
                                signature("t", "https://h/twilio/status", Map.of())))
                .isFalse();
    }

    private static boolean vector(
            String token, @Nullable String query, String body, @Nullable String signature) {
        var signatures =
                new TwilioSignatures(
                        List.of(token),
                        new SignedTexts(PublicAddress.parse("https://mycompany.com")));
        var request =
                new RawRequest(
                        "/myapp.php",
                        query,
                        Map.of("Content-Type", FORM),
                        body.getBytes(StandardCharsets.UTF_8));
        return signatures.isSigned(request, signature);
    }

    private static TwilioSignatures signatures(String baseUrl, String... tokens) {
        return new TwilioSignatures(List.of(tokens), new SignedTexts(PublicAddress.parse(baseUrl)));
    }

    private static RawRequest request(@Nullable String query, String contentType, String body) {
        return new RawRequest(
                "/twilio/status",
                query,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> randomFields(Random random) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = random.nextInt(12); i > 0; i--) {
            fields.put(randomText(random, 1), randomText(random, 0));
        }
        return fields;
    }

    private static String randomText(Random random, int atLeast) {
        var alphabet = "aAbBzZ019_-. +&=%?#/äß語\uD83D\uDE42".codePoints().toArray();
        var text = new StringBuilder();
        for (int i = atLeast + random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static String body(Map<String, String> fields) {
        var pairs = new ArrayList<String>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String signature(String token, String url, Map<String, String> fields) {
        var text = new StringBuilder(URI.create(url).toString());
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        return hmac(token, text.toString());
    }

    private static String hmac(String token, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
