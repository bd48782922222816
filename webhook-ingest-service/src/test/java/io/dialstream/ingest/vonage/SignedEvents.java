package io.dialstream.ingest.vonage;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Events, signed by Vonage's public algorithm, which is written here a second time. */
final class SignedEvents {

    static final String SECRET = "s1gnature-secret_of_an_account";
    static final String API_KEY = "abcd1234";
    static final String APPLICATION = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SignedEvents() {}

    /** An event with its token. */
    static RawRequest signed(String body) {
        return request(body, "Bearer " + token(SECRET, claims(body, NOW)));
    }

    static RawRequest request(String body, @Nullable String authorization) {
        return request(null, body, authorization);
    }

    static RawRequest request(@Nullable String query, String body, @Nullable String authorization) {
        return new RawRequest(
                "/vonage/status",
                query,
                authorization == null
                        ? Map.of("Content-Type", "application/json")
                        : Map.of(
                                "Content-Type", "application/json", "Authorization", authorization),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String claims(String body, Instant issuedAt) {
        return claims(body, issuedAt.getEpochSecond(), API_KEY, APPLICATION);
    }

    static String claims(String body, long issuedAt, String apiKey, String application) {
        return """
        {"iat":%d,"jti":"c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5","iss":"Vonage",\
        "payload_hash":"%s","api_key":"%s","application_id":"%s"}\
        """
                .formatted(issuedAt, sha256(body), apiKey, application);
    }

    static String token(String secret, String claims) {
        return token(secret, "{\"typ\":\"JWT\",\"alg\":\"HS256\"}", claims);
    }

    static String token(String secret, String header, String claims) {
        var text = encoded(header) + "." + encoded(claims);
        return text + "." + BASE64.encodeToString(hmac(secret, text));
    }

    static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
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
