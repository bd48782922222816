package io.dialstream.ingest.vonage;

import static io.dialstream.ingest.vonage.SignedEvents.CLOCK;
import static io.dialstream.ingest.vonage.SignedEvents.NOW;
import static io.dialstream.ingest.vonage.SignedEvents.SECRET;
import static io.dialstream.ingest.vonage.SignedEvents.claims;
import static io.dialstream.ingest.vonage.SignedEvents.encoded;
import static io.dialstream.ingest.vonage.SignedEvents.request;
import static io.dialstream.ingest.vonage.SignedEvents.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that are made here a second time, by Vonage's public algorithm. */
class VonageSignaturesTest {

    private static final String BODY = "{\"uuid\":\"63f61863\",\"status\":\"answered\"}";

    /** Made once with openssl, by nobody's code. Vonage's SDK for Python accepts it. */
    private static final String WRITTEN_DOWN =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
                    + "eyJpYXQiOjE3OTUzNDg4MDAsImp0aSI6ImM1YmE4ZjI0LTFhMTQtNGMxMC1iZmRmLTNmYmU4Y2U1"
                    + "MTFiNSIsImlzcyI6IlZvbmFnZSIsInBheWxvYWRfaGFzaCI6IjI2M2RmY2IwYzMzMmU0NjAyNzdj"
                    + "Yzg5OTU3ODdiZTYwOWM3NTRkYmU0ZWQ2YmNhZjYyYTA1NDdmYjQ5ZTBhZWUiLCJhcGlfa2V5Ijoi"
                    + "YWJjZDEyMzQiLCJhcHBsaWNhdGlvbl9pZCI6ImFhYWFhYWFhLWJiYmItNGNjYy04ZGRkLTAxMjM0"
                    + "NTY3ODlhYiJ9.787Z2mnOqt4vxB-VgarwXukVBMmLbIfBdU2py2EsX8s";

    @Test
    void acceptsAVectorThatIsWrittenDown() {
        assertThat(token(SECRET, claims(BODY, NOW))).isEqualTo(WRITTEN_DOWN);
        assertThat(isSigned(BODY, "Bearer " + WRITTEN_DOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"city\": \"Köln\"}", "no json"})
    void acceptsWhateverBodyWasSigned(String body) {
        assertThat(isSigned(body, "Bearer " + token(SECRET, claims(body, NOW)))).isTrue();
        assertThat(isSigned(body, "bearer " + token(SECRET, claims(body, NOW)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-300, true", "300, true", "-301, false", "301, false"})
    void refusesATokenThatIsStaleOrOfTheFuture(int seconds, boolean accepted) {
        var token = token(SECRET, claims(BODY, NOW.plusSeconds(seconds)));

        assertThat(isSigned(BODY, "Bearer " + token)).isEqualTo(accepted);
    }

    @Test
    void refusesOneFlippedBitAnywhereInTheBody() {
        var bytes = BODY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var tampered = new String(bytes, StandardCharsets.US_ASCII);
            assertThat(isSigned(tampered, "Bearer " + WRITTEN_DOWN)).as(tampered).isFalse();
            bytes[i] ^= 1;
        }
    }

    @Test
    void refusesOneChangedLetterAnywhereInTheToken() {
        for (int i = 0; i < WRITTEN_DOWN.length(); i++) {
            var other = WRITTEN_DOWN.charAt(i) == 'A' ? 'B' : 'A';
            var tampered = WRITTEN_DOWN.substring(0, i) + other + WRITTEN_DOWN.substring(i + 1);
            assertThat(isSigned(BODY, "Bearer " + tampered)).as(tampered).isFalse();
        }
    }

    @Test
    void refusesAnotherSecret() {
        var token = token(SECRET + "x", claims(BODY, NOW));

        assertThat(isSigned(BODY, "Bearer " + token)).isFalse();
    }

    /** The body was not looked at, or another one was. */
    @Test
    void refusesATokenWithoutTheDigestOfTheBody() {
        var withoutDigest = "{\"iat\":%d,\"api_key\":\"k\"}".formatted(NOW.getEpochSecond());
        var upperCase =
                claims(BODY, NOW)
                        .replace(
                                "263dfcb0c332e460277cc8995787be609c754dbe4ed6bcaf62a0547fb49e0aee",
                                "263DFCB0C332E460277CC8995787BE609C754DBE4ED6BCAF62A0547FB49E0AEE");

        assertThat(isSigned(BODY, "Bearer " + token(SECRET, withoutDigest))).isFalse();
        assertThat(isSigned(BODY, "Bearer " + token(SECRET, claims("{}", NOW)))).isFalse();
        assertThat(isSigned(BODY, "Bearer " + token(SECRET, upperCase))).isFalse();
    }

    @Test
    void refusesATokenWithoutATime() {
        var claims = claims(BODY, NOW);

        assertThat(isSigned(BODY, bearer(claims.replace("\"iat\"", "\"at\"")))).isFalse();
        assertThat(isSigned(BODY, bearer(claims.replace("1795348800", "\"1795348800\""))))
                .isFalse();
    }

    /** Whoever believes the header lets the sender choose how to be verified. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"hs256\"}",
                "{\"typ\":\"JWT\"}",
                "no json"
            })
    void refusesAnotherAlgorithm(String header) {
        assertThat(isSigned(BODY, "Bearer " + token(SECRET, header, claims(BODY, NOW)))).isFalse();
    }

    @Test
    void refusesWhatIsNoTokenAtAll() {
        var unsigned = encoded("{\"alg\":\"none\"}") + "." + encoded(claims(BODY, NOW)) + ".";

        assertThat(isSigned(BODY, null)).isFalse();
        assertThat(isSigned(BODY, "")).isFalse();
        assertThat(isSigned(BODY, "Bearer")).isFalse();
        assertThat(isSigned(BODY, "Bearer " + unsigned)).isFalse();
        assertThat(isSigned(BODY, WRITTEN_DOWN)).isFalse();
        assertThat(isSigned(BODY, "Basic " + WRITTEN_DOWN)).isFalse();
        assertThat(isSigned(BODY, "Bearer " + WRITTEN_DOWN + ".x")).isFalse();
        assertThat(isSigned(BODY, "Bearer " + token(SECRET, "[]"))).isFalse();
        assertThat(isSigned(BODY, "Bearer " + token(SECRET, "no json"))).isFalse();
    }

    private static String bearer(String claims) {
        return "Bearer " + token(SECRET, claims);
    }

    private static boolean isSigned(String body, @Nullable String authorization) {
        return new VonageSignatures(SECRET, CLOCK)
                .claims(request(body, authorization), authorization)
                .isPresent();
    }
}
