package io.dialstream.ingest.twilio;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Twilio sent a request: {@code X-Twilio-Signature} is the base64 of the HMAC-SHA1 of
 * a {@link SignedTexts text} under the account's auth token. Any of several tokens will do, so that
 * a token can be replaced while calls are live.
 */
final class TwilioSignatures {

    private static final String HMAC_SHA1 = "HmacSHA1";
    private static final String BODY_DIGEST = "bodySHA256";

    private final List<SecretKeySpec> keys;
    private final SignedTexts texts;

    TwilioSignatures(List<String> authTokens, SignedTexts texts) {
        this.keys = authTokens.stream().map(TwilioSignatures::key).toList();
        this.texts = texts;
    }

    /** {@code signature} is the header's value; null when there is none. */
    boolean isSigned(RawRequest request, @Nullable String signature) {
        return signature != null
                && (request.isForm() || isBodyTheDigested(request))
                && isOneOf(expected(request), signature);
    }

    private static boolean isBodyTheDigested(RawRequest request) {
        var digest = request.queryFields().first(BODY_DIGEST);
        return digest != null && isEqual(sha256(request.body()), digest.toLowerCase(Locale.ROOT));
    }

    private List<String> expected(RawRequest request) {
        return texts.of(request).stream()
                .flatMap(text -> keys.stream().map(key -> hmac(key, text)))
                .toList();
    }

    /** Looks at all of them, so that the time it takes does not tell which one was near. */
    private static boolean isOneOf(List<String> expected, String signature) {
        boolean found = false;
        for (var candidate : expected) {
            found |= isEqual(candidate, signature);
        }
        return found;
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKeySpec key(String authToken) {
        return new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), HMAC_SHA1);
    }

    private static String hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC_SHA1);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
