package io.dialstream.ingest.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures with a shared secret, as vendors make them. */
public final class Hmac {

    private final String algorithm;
    private final SecretKeySpec key;

    private Hmac(String algorithm, String secret) {
        this.algorithm = algorithm;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm);
    }

    public static Hmac sha1(String secret) {
        return new Hmac("HmacSHA1", secret);
    }

    public static Hmac sha256(String secret) {
        return new Hmac("HmacSHA256", secret);
    }

    /** In base64, with padding. */
    public String base64(String text) {
        return Base64.getEncoder().encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** In base64 for URLs, without padding, as in a JSON Web Token. */
    public String base64Url(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** In lower-case hex digits. */
    public String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    private byte[] of(byte[] bytes) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** The SHA-256 of a body in lower-case hex digits, which some vendors sign in its place. */
    public static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In a time that does not tell how near a guess is. */
    public static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Looks at all of them, so that the time it takes does not tell which one was near. */
    public static boolean isOneOf(Iterable<String> expected, String given) {
        boolean found = false;
        for (var candidate : expected) {
            found |= isEqual(candidate, given);
        }
        return found;
    }
}
