package io.dialstream.simulator.exchange.telnyx;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Signs webhooks as Telnyx does: Ed25519 over {@code timestamp|body}. */
final class TelnyxSigner {

    /** What stands before the 32 bytes of a private key in its PKCS #8 form (RFC 8410). */
    private static final byte[] PKCS8_PREFIX =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int KEY_BYTES = 32;

    private final PrivateKey key;

    /**
     * One who signs with a key.
     *
     * @param seed the private key's 32 bytes, in base64
     * @throws IllegalArgumentException when it is no such key
     */
    TelnyxSigner(String seed) {
        byte[] bytes = Base64.getDecoder().decode(seed);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a private key has 32 bytes");
        }
        byte[] encoded = new byte[PKCS8_PREFIX.length + KEY_BYTES];
        System.arraycopy(PKCS8_PREFIX, 0, encoded, 0, PKCS8_PREFIX.length);
        System.arraycopy(bytes, 0, encoded, PKCS8_PREFIX.length, KEY_BYTES);
        try {
            key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("no key for Ed25519", impossible);
        }
    }

    String sign(String timestamp, String body) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
