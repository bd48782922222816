package io.dialstream.ingest.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that are made here a second time, by SignalWire's public algorithm. */
class SignalWireSignaturesTest {

    private static final String KEY = "PSK_0123456789abcdef";
    private static final String URL = "https://calls.example.com/signalwire/status?callId=c-1";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY =
            "CallSid=7d1c0a5e&CallStatus=completed&To=%2B15550001111&AudioInMos=4.50";
    private static final String SORTED =
            "AudioInMos4.50CallSid7d1c0a5eCallStatuscompletedTo+15550001111";

    @Test
    void acceptsAForm() {
        assertThat(isSigned(FORM, BODY, base64(KEY, URL + SORTED))).isTrue();
        assertThat(isSigned(null, BODY, base64(KEY, URL + SORTED))).isTrue();
    }

    /** Made once with openssl, by nobody's code. */
    @Test
    void acceptsAVectorThatIsWrittenDown() {
        assertThat(base64(KEY, URL + SORTED)).isEqualTo("rjFCABsKbm/Jbz+BfW3QQFSM9UE=");
        assertThat(hex(KEY, URL + "{\"CallSid\":\"7d1c0a5e\"}"))
                .isEqualTo("7f48f528f0f5d6aa49798d67525c976ce614c83d");
    }

    @Test
    void keepsTheOrderAndTheNumberOfRepeatedValues() {
        var body = "B=0&A=2&A=1&A=2";

        assertThat(isSigned(FORM, body, base64(KEY, URL + "A2A1A2B0"))).isTrue();
        assertThat(isSigned(FORM, body, base64(KEY, URL + "A1A2B0"))).isFalse();
        assertThat(isSigned(FORM, "B=0&A=1&A=2&A=2", base64(KEY, URL + "A2A1A2B0"))).isFalse();
    }

    @Test
    void acceptsABodyOfJson() {
        var json = "{\"CallSid\": \"7d1c0a5e\", \"city\": \"Köln\"}";

        assertThat(isSigned("application/json", json, hex(KEY, URL + json))).isTrue();
        assertThat(isSigned("application/json", json + " ", hex(KEY, URL + json))).isFalse();
        assertThat(isSigned("application/json", json, base64(KEY, URL + json))).isFalse();
        assertThat(isSigned("application/json", json, base64(KEY, URL))).isFalse();
    }

    @Test
    void acceptsABodyWhoseDigestIsInTheQuery() {
        var json = "{\"CallSid\": \"7d1c0a5e\"}";
        var query = "callId=c-1&bodySHA256=" + sha256(json);
        var url = "https://calls.example.com/signalwire/status?" + query;

        assertThat(isSigned(query, "application/json", json, base64(KEY, url))).isTrue();
        assertThat(isSigned(query, "application/json", json + " ", base64(KEY, url))).isFalse();
        assertThat(isSigned(query, "application/json", json, base64("other", url))).isFalse();
    }

    @Test
    void refusesWhateverWasTamperedWith() {
        var signature = base64(KEY, URL + SORTED);

        assertThat(isSigned(FORM, BODY + "&X=", signature)).isFalse();
        assertThat(isSigned(FORM, BODY.replace("completed", "ringing"), signature)).isFalse();
        assertThat(isSigned("callId=c-2", FORM, BODY, signature)).isFalse();
        assertThat(isSigned("callId=c-1&a=b", FORM, BODY, signature)).isFalse();
        assertThat(isSigned(FORM, BODY, base64("another-key", URL + SORTED))).isFalse();
        assertThat(isSigned(FORM, BODY, hex(KEY, URL + SORTED))).isFalse();
        assertThat(isSigned(FORM, BODY, " " + signature)).isFalse();
        assertThat(isSigned(FORM, BODY, "")).isFalse();
        assertThat(isSigned(FORM, BODY, null)).isFalse();
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var signature = base64(KEY, URL + SORTED);
        var bytes = BODY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var tampered = new String(bytes, StandardCharsets.US_ASCII);
            assertThat(isSigned(FORM, tampered, signature)).as(tampered).isFalse();
            bytes[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://calls.example.com/signalwire/status?callId=c-1",
                "https://calls.example.org/signalwire/status?callId=c-1",
                "https://calls.example.com:444/signalwire/status?callId=c-1",
                "https://calls.example.com/signalwire/status?callId=c%2D1",
                "https://calls.example.com/signalwire/status"
            })
    void refusesAnotherFormOfTheAddress(String url) {
        assertThat(isSigned(FORM, BODY, base64(KEY, url + SORTED))).isFalse();
    }

    @Test
    void acceptsTheStandardPortWrittenOut() {
        var url = URL.replace(".com/", ".com:443/");

        assertThat(isSigned(FORM, BODY, base64(KEY, url + SORTED))).isTrue();
    }

    private static boolean isSigned(
            @Nullable String contentType, String body, @Nullable String signature) {
        return isSigned("callId=c-1", contentType, body, signature);
    }

    private static boolean isSigned(
            String query, @Nullable String contentType, String body, @Nullable String signature) {
        return new SignalWireSignatures(KEY, PublicAddress.parse("https://calls.example.com"))
                .isSigned(
                        new RawRequest(
                                "/signalwire/status",
                                query,
                                contentType == null
                                        ? Map.of()
                                        : Map.of("Content-Type", contentType),
                                body.getBytes(StandardCharsets.UTF_8)),
                        signature);
    }

    private static String base64(String key, String text) {
        return Base64.getEncoder().encodeToString(hmac(key, text));
    }

    private static String hex(String key, String text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
