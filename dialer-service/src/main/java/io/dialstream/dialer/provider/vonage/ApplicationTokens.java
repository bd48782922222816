package io.dialstream.dialer.provider.vonage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the JWTs by which Vonage knows an application: RS256 under its private key, with {@code
 * application_id}, {@code iat}, {@code jti} and {@code exp} (docs: Authentication, JSON Web
 * Tokens). Each request gets one of its own.
 */
final class ApplicationTokens {

    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String HEADER = part(Map.of("alg", "RS256", "typ", "JWT"));

    private final String applicationId;
    private final PrivateKey key;
    private final Clock clock;

    ApplicationTokens(String applicationId, PrivateKey key, Clock clock) {
        this.applicationId = applicationId;
        this.key = key;
        this.clock = clock;
    }

    String next() {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("application_id", applicationId);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALIDITY).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        var signed = HEADER + "." + part(claims);
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    private static String part(Map<String, ?> fields) {
        return BASE64.encodeToString(MAPPER.writeValueAsBytes(fields));
    }

    private byte[] signature(String text) {
        try {
            var rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(text.getBytes(StandardCharsets.US_ASCII));
            return rsa.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was an RSA key when it was read", e);
        }
    }
}
