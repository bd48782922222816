package io.dialstream.ingest.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that are made here a second time, by Telnyx's public algorithm. */
class TelnyxSignaturesTest {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    private static final String NOW_SECONDS = "1774951200";
    private static final String BODY =
            "{\"data\":{\"id\":\"0ccc7b54-4df3-4bca-a65a-3da1ecc777f0\","
                    + "\"event_type\":\"call.answered\"}}";

    private final Sender telnyx = new Sender();

    @Test
    void acceptsWhatTelnyxHasSigned() {
        assertThat(isSigned(NOW_SECONDS, telnyx.signature(NOW_SECONDS, BODY), BODY)).isTrue();
    }

    /** Made once with openssl, by nobody's code. */
    @Test
    void acceptsAVectorThatIsWrittenDown() {
        var key = "/hvX70zRllik7sBLUi1pgPC8G6oCGmfqCTCuie5CjIU=";
        var signature =
                "Hons3qMTnWlCUJVL8Rm2wIVN8eU0V0RDK2b0qQTeSoP1AfhPo8PiFaXA2qK8w948w9RY6XU1IOxc8"
                        + "+zZbnqhAg==";

        assertThat(isSigned(key, request(NOW_SECONDS, signature, BODY))).isTrue();
        assertThat(isSigned(key, request(NOW_SECONDS, signature, BODY + " "))).isFalse();
    }

    @Test
    void takesTheBytesOfTheBodyAsTheyAre() {
        var body = "{\"data\":{\"city\":\"Köln\"}}\r\n";

        assertThat(isSigned(NOW_SECONDS, telnyx.signature(NOW_SECONDS, body), body)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false", "-86400, false"})
    void refusesWhatIsStaleOrOfTheFuture(long seconds, boolean accepted) {
        var timestamp = Long.toString(NOW.getEpochSecond() + seconds);

        assertThat(isSigned(timestamp, telnyx.signature(timestamp, BODY), BODY))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1774951200.5", "99999999999999999999", " 1774951200"})
    void refusesATimestampThatIsNone(String timestamp) {
        assertThat(isSigned(timestamp, telnyx.signature(timestamp, BODY), BODY)).isFalse();
    }

    @Test
    void refusesWhatLacksAHeader() {
        var signature = telnyx.signature(NOW_SECONDS, BODY);

        assertThat(isSigned(null, signature, BODY)).isFalse();
        assertThat(isSigned(NOW_SECONDS, null, BODY)).isFalse();
        assertThat(isSigned(null, null, BODY)).isFalse();
    }

    @Test
    void refusesAnotherKeysSignature() {
        assertThat(isSigned(NOW_SECONDS, new Sender().signature(NOW_SECONDS, BODY), BODY))
                .isFalse();
    }

    @Test
    void refusesWhateverWasTamperedWith() {
        var signature = telnyx.signature(NOW_SECONDS, BODY);

        assertThat(isSigned("1774951201", signature, BODY)).isFalse();
        assertThat(isSigned(NOW_SECONDS, signature, BODY.replace("answered", "hangup"))).isFalse();
        assertThat(isSigned(NOW_SECONDS, signature, "")).isFalse();
        assertThat(isSigned(NOW_SECONDS, telnyx.signature(NOW_SECONDS + "|", BODY), BODY))
                .isFalse();
    }

    /** The separator cannot move: a timestamp is digits alone. */
    @Test
    void refusesTheSameTextCutElsewhere() {
        var signature = telnyx.signature("1774951200|1", "23");

        assertThat(isSigned("1774951200|1", signature, "23")).isFalse();
        assertThat(isSigned("1774951200", signature, "1|23")).isTrue();
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var signature = telnyx.signature(NOW_SECONDS, BODY);
        var bytes = BODY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var tampered = new String(bytes, StandardCharsets.US_ASCII);
            assertThat(isSigned(NOW_SECONDS, signature, tampered)).as(tampered).isFalse();
            bytes[i] ^= 1;
        }
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheSignature() {
        var bytes = Base64.getDecoder().decode(telnyx.signature(NOW_SECONDS, BODY));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(isSigned(NOW_SECONDS, base64(bytes), BODY)).as("byte %d", i).isFalse();
            bytes[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ=", "////"})
    void refusesASignatureThatIsNone(String signature) {
        assertThat(isSigned(NOW_SECONDS, signature, BODY)).isFalse();
    }

    @Test
    void refusesABodyThatIsSignedAsAnotherOfTheSameLength() {
        var all = new byte[64];

        assertThat(isSigned(NOW_SECONDS, base64(all), BODY)).isFalse();
    }

    @Test
    void knowsAKeyWhenItSeesOne() {
        assertThat(TelnyxSignatures.publicKey(telnyx.publicKey())).isPresent();
        assertThat(TelnyxSignatures.publicKey("")).isEmpty();
        assertThat(TelnyxSignatures.publicKey("not base64!")).isEmpty();
        assertThat(TelnyxSignatures.publicKey(base64(new byte[31]))).isEmpty();
        assertThat(TelnyxSignatures.publicKey(base64(new byte[44]))).isEmpty();
    }

    private boolean isSigned(@Nullable String timestamp, @Nullable String signature, String body) {
        return isSigned(telnyx.publicKey(), request(timestamp, signature, body));
    }

    private static boolean isSigned(String key, RawRequest request) {
        return new TelnyxSignatures(
                        TelnyxSignatures.publicKey(key).orElseThrow(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .isSigned(request);
    }

    private static RawRequest request(
            @Nullable String timestamp, @Nullable String signature, String body) {
        return Sender.request(timestamp, signature, null, body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
