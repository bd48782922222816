package io.dialstream.ingest.plivo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that are made here a second time, by Plivo's public algorithm. */
class PlivoSignaturesTest {

    private static final String TOKEN = "pl1vo-t0ken";
    private static final String NONCE = "12345678901234567890";
    private static final String BASE = "https://calls.example.com/plivo/status";
    private static final String QUERY = "t=b&callId=c-1";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY =
            "CallUUID=d0a87a1a&CallStatus=completed&To=15550001111&Event=Hangup"
                    + "&HangupCauseName=Normal+Hangup";

    /** Made by Plivo's own SDK for Python, and the first one by openssl as well. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                QUERY + ", " + BODY + ", rjh9mvstgmL0isddbqLbhWsgPkaH1t03wlsMygJTZqk=",
                "-, " + BODY + ", QWBiahwofmnhG7g7jlbi3txZ+7ZdMk/lh6iIYprr+Jc=",
                QUERY + ", B=0&A=2&A=1, TQGZelRXpL/Onw77LshuCvGE/aQfcGLUcuauIkevbJU=",
                QUERY + ", -, iBCyC+uHlb7fNXfqMyqMI+PMddtFkUzIuki5tSo71C8=",
                "-, -, 3XpbzeKdbu2heXvYTlRVBS5OxKEqD7721sSh6hU8QLo="
            })
    void acceptsVectorsThatAreWrittenDown(
            @Nullable String query, @Nullable String body, String signature) {
        assertThat(isSigned(query, body == null ? "" : body, signature, NONCE)).isTrue();
        assertThat(signature(TOKEN, BASE, query == null ? "" : query, body == null ? "" : body))
                .isEqualTo(signature);
    }

    /** A request without a form has all its parameters in the query, sorted together. */
    @Test
    void acceptsTheFieldsOfAFormInTheQuery() {
        var signature = "5sZIrRHVTrV1/p1kfaEU5h00f2evuD0S4gEMS8cugUA=";

        assertThat(isSigned(QUERY + "&" + BODY, "", signature, NONCE)).isTrue();
        assertThat(isSigned(QUERY, BODY, signature, NONCE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallUUID=1&HangupCauseName=K%C3%B6ln%26Co%3D+x&Empty=",
                "b=1&B=2&a=3&A=4",
                "A=2&A=10&A=1",
                "To=%2B15550001111"
            })
    void decodesWhatItSigns(String body) {
        assertThat(isSigned(QUERY, body, signature(TOKEN, BASE, QUERY, body), NONCE)).isTrue();
        assertThat(isSigned(body, "x=y", signature(TOKEN, BASE, body, "x=y"), NONCE)).isTrue();
    }

    /** During the rotation of a token there is a signature for each. */
    @Test
    void acceptsOneRightSignatureAmongSeveral() {
        var right = signature(TOKEN, BASE, QUERY, BODY);
        var other = signature("another-token", BASE, QUERY, BODY);

        assertThat(isSigned(other + "," + right)).isTrue();
        assertThat(isSigned(right + ", " + other)).isTrue();
        assertThat(isSigned(other + "," + other)).isFalse();
        assertThat(isSigned(other + right)).isFalse();
        assertThat(isSigned(",")).isFalse();
    }

    @Test
    void refusesWhateverWasTamperedWith() {
        var signature = signature(TOKEN, BASE, QUERY, BODY);

        assertThat(isSigned(QUERY, BODY + "&X=", signature, NONCE)).isFalse();
        assertThat(isSigned(QUERY, BODY + "&To=15550001111", signature, NONCE)).isFalse();
        assertThat(isSigned(QUERY, "", signature, NONCE)).isFalse();
        assertThat(isSigned("t=b&callId=c-2", BODY, signature, NONCE)).isFalse();
        assertThat(isSigned(QUERY + "&a=b", BODY, signature, NONCE)).isFalse();
        assertThat(isSigned(null, BODY, signature, NONCE)).isFalse();
        assertThat(isSigned(QUERY, BODY, signature, "12345678901234567891")).isFalse();
        assertThat(isSigned(QUERY, BODY, signature, "")).isFalse();
        assertThat(isSigned(QUERY, BODY, signature, null)).isFalse();
        assertThat(isSigned(QUERY, BODY, null, NONCE)).isFalse();
        assertThat(isSigned("")).isFalse();
        assertThat(isSigned(signature("another-token", BASE, QUERY, BODY))).isFalse();
        assertThat(isSigned(signature.replace("=", ""))).isFalse();
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var signature = signature(TOKEN, BASE, QUERY, BODY);
        var bytes = BODY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var tampered = new String(bytes, StandardCharsets.US_ASCII);
            assertThat(isSigned(QUERY, tampered, signature, NONCE)).as(tampered).isFalse();
            bytes[i] ^= 1;
        }
    }

    /** What is not part of the signature must not be believed. */
    @Test
    void refusesABodyThatIsNoForm() {
        var signature = signature(TOKEN, BASE, QUERY, "");
        var request =
                new RawRequest(
                        "/plivo/status",
                        QUERY,
                        Map.of("Content-Type", "application/json"),
                        "{\"CallUUID\":\"d0a87a1a\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(signatures().isSigned(request, signature, NONCE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://calls.example.com/plivo/status",
                "https://calls.example.org/plivo/status",
                "https://calls.example.com:444/plivo/status",
                "https://calls.example.com/plivo/pl/status",
                "https://calls.example.com/plivo/status/"
            })
    void refusesAnotherFormOfTheAddress(String url) {
        assertThat(isSigned(signature(TOKEN, url, QUERY, BODY))).isFalse();
    }

    @Test
    void acceptsTheStandardPortWrittenOut() {
        assertThat(isSigned(signature(TOKEN, BASE.replace(".com/", ".com:443/"), QUERY, BODY)))
                .isTrue();
    }

    private static boolean isSigned(String signature) {
        return isSigned(QUERY, BODY, signature, NONCE);
    }

    private static boolean isSigned(
            @Nullable String query,
            String body,
            @Nullable String signature,
            @Nullable String nonce) {
        return signatures()
                .isSigned(
                        new RawRequest(
                                "/plivo/status",
                                query,
                                Map.of("Content-Type", FORM),
                                body.getBytes(StandardCharsets.UTF_8)),
                        signature,
                        nonce);
    }

    private static PlivoSignatures signatures() {
        return new PlivoSignatures(TOKEN, PublicAddress.parse("https://calls.example.com"));
    }

    /** The algorithm once more. */
    private static String signature(String token, String base, String query, String body) {
        var parameters = sorted(query).map(pair -> pair[0] + "=" + pair[1]).collect(joining("&"));
        var text = new StringBuilder(base);
        if (!body.isEmpty()) {
            text.append('?').append(parameters).append(parameters.isEmpty() ? "" : ".");
            sorted(body).forEach(pair -> text.append(pair[0]).append(pair[1]));
        } else if (!parameters.isEmpty()) {
            text.append('?').append(parameters);
        }
        return hmac(token, text + "." + NONCE);
    }

    private static Stream<String[]> sorted(String fields) {
        return Stream.of(fields.split("&"))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split("=", 2))
                .map(pair -> new String[] {decoded(pair[0]), decoded(pair[1])})
                .sorted((one, other) ->
                        (one[0] + "\0" + one[1]).compareTo(other[0] + "\0" + other[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
