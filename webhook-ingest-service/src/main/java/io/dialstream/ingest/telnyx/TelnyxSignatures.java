package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Telnyx sent a request (docs: Webhook signing). The header {@code
 * telnyx-signature-ed25519} has, in base64, the Ed25519 signature of {@code timestamp|body}; the
 * timestamp, in Unix seconds, is in {@code telnyx-timestamp} and may differ from our clock by five
 * minutes, as in Telnyx's own libraries.
 */
final class TelnyxSignatures {

    static final String SIGNATURE = "telnyx-signature-ed25519";
    private static final String TIMESTAMP = "telnyx-timestamp";

    private static final String ED25519 = "Ed25519";

    /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final long MAX_SECONDS_APART = 300;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final PublicKey key;
    private final Clock clock;

    TelnyxSignatures(PublicKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The key of 32 bytes in base64; empty when it is none. */
    static Optional<PublicKey> publicKey(String base64) {
        var bytes = decoded(base64);
        if (bytes == null || bytes.length != KEY_BYTES) {
            return Optional.empty();
        }
        var encoded = new byte[X509_PREFIX.length + KEY_BYTES];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            return Optional.of(
                    KeyFactory.getInstance(ED25519)
                            .generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    boolean isSigned(RawRequest request) {
        var timestamp = request.header(TIMESTAMP);
        var given = request.header(SIGNATURE);
        var signature = given == null ? null : decoded(given);
        return timestamp != null
                && isOfNow(timestamp)
                && signature != null
                && signature.length == SIGNATURE_BYTES
                && isOf(signature, timestamp, request.body());
    }

    private boolean isOfNow(String timestamp) {
        return SECONDS.matcher(timestamp).matches()
                && Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond())
                        <= MAX_SECONDS_APART;
    }

    private boolean isOf(byte[] given, String timestamp, byte[] body) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(key);
            signature.update((timestamp + "|").getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return signature.verify(given);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
