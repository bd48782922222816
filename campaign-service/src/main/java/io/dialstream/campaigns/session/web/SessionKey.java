package io.dialstream.campaigns.session.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser's cookie holds: 32 random bytes. The id under which the session is stored and the
 * key that seals its token are both derived from it, so that what is stored opens nothing.
 */
final class SessionKey {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;

    private SessionKey(byte[] secret) {
        this.secret = secret;
    }

    static SessionKey random(SecureRandom random) {
        return new SessionKey(randomBytes(random, BYTES));
    }

    /** Empty for what is no secret of ours. */
    static Optional<SessionKey> read(String cookie) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == BYTES ? Optional.of(new SessionKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String cookie() {
        return ENCODER.encodeToString(secret);
    }

    String id() {
        return ENCODER.encodeToString(derived("id"));
    }

    String seal(String token, SecureRandom random) {
        var nonce = randomBytes(random, NONCE_BYTES);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, token.getBytes(StandardCharsets.UTF_8));
        var both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return ENCODER.encodeToString(both);
    }

    /** The token that was sealed with this secret. */
    String open(String sealed) {
        var both = Base64.getUrlDecoder().decode(sealed);
        var nonce = Arrays.copyOf(both, NONCE_BYTES);
        var content = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, content), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(derived("key"), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is stored was not sealed with this secret", e);
        }
    }

    private byte[] derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] randomBytes(SecureRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
