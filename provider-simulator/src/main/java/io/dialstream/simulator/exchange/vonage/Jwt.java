package io.dialstream.simulator.exchange.vonage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Web Tokens, as far as Vonage uses them: HS256 on what it sends, RS256 on what it gets. */
final class Jwt {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HS256 = "HmacSHA256";

    private final String signed;
    private final byte[] signature;
    private final JsonNode header;
    private final JsonNode claims;

    private Jwt(String signed, byte[] signature, JsonNode header, JsonNode claims) {
        this.signed = signed;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    /** A token with these claims, signed with a secret. */
    static String hs256(String secret, Map<String, ?> claims) {
        String text = encoded(Map.of("alg", "HS256", "typ", "JWT")) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance(HS256);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HS256));
            return text + "." + ENCODER.encodeToString(mac.doFinal(ascii(text)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A token, not verified; nothing if it is none. */
    static Optional<Jwt> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Jwt(
                            parts[0] + "." + parts[1],
                            Base64.getUrlDecoder().decode(parts[2]),
                            decoded(parts[0]),
                            decoded(parts[1])));
        } catch (IllegalArgumentException | JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** What it says, which is to be believed of one that was verified. */
    JsonNode claims() {
        return claims;
    }

    /** Whether the owner of that key (PEM, X.509) has made it. */
    boolean isSignedBy(String publicKey) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key(publicKey));
            rsa.update(ascii(signed));
            return "RS256".equals(header.path("alg").stringValue("")) && rsa.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return false;
        }
    }

    private static PublicKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encoded(Map<String, ?> fields) {
        return ENCODER.encodeToString(MAPPER.writeValueAsBytes(fields));
    }

    private static JsonNode decoded(String part) {
        return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
