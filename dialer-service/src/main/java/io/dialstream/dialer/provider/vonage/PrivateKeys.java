package io.dialstream.dialer.provider.vonage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads RSA keys as Vonage's dashboard hands them out. */
final class PrivateKeys {

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private PrivateKeys() {}

    /**
     * The key; nothing when there is none.
     *
     * @param setting PEM with PKCS #8, whose lines may be separated by {@code \n} spelled out, or
     *     the path of a file with it
     */
    static Optional<PrivateKey> read(String setting) {
        return (setting.startsWith("-----") ? Optional.of(setting) : file(setting))
                .flatMap(PrivateKeys::parsed);
    }

    private static Optional<String> file(String path) {
        try {
            return path.isBlank() ? Optional.empty() : Optional.of(Files.readString(Path.of(path)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> parsed(String pem) {
        var matcher = PEM.matcher(pem.replace("\\n", "\n"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var der = Base64.getMimeDecoder().decode(matcher.group(1));
            return Optional.of(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
