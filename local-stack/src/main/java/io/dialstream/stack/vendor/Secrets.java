package io.dialstream.stack.vendor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of made-up accounts: nobody else knows them, and they are the same at the next start on
 * the same folder.
 */
public final class Secrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Path folder;

    /**
     * Those of a folder.
     *
     * @param secret that is kept in it
     * @param folder for what cannot be derived from that: a pair of keys
     */
    public Secrets(String secret, Path folder) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.folder = folder;
    }

    /** 64 hex digits, of 256 secret bits. */
    public String hex(String name) {
        return HexFormat.of().formatHex(bytes(name));
    }

    public UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(bytes(name));
    }

    /** 32 bytes. */
    public byte[] bytes(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Path folder() {
        return folder;
    }
}
