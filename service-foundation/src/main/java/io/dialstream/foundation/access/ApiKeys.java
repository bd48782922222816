package io.dialstream.foundation.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Which user an API key belongs to. Only digests of the keys are held. */
public final class ApiKeys {

    private final Map<String, User> usersByDigest;

    private ApiKeys(Map<String, User> usersByDigest) {
        this.usersByDigest = Map.copyOf(usersByDigest);
    }

    /**
     * Reads {@code userId=key,userId=key}. A user may have several keys.
     *
     * @throws IllegalArgumentException when an entry is no such pair, its user could be a JWT's, or
     *     a key occurs twice
     */
    public static ApiKeys parse(String pairs) {
        var users = new HashMap<String, User>();
        for (var pair : pairs.split(",", -1)) {
            int equals = pair.indexOf('=');
            var user = equals < 0 ? "" : pair.substring(0, equals).strip();
            var key = pair.substring(equals + 1).strip();
            if (user.isEmpty() || key.isEmpty() || user.startsWith(User.OF_JWT)) {
                throw new IllegalArgumentException("expected userId=key,userId=key");
            }
            if (users.put(digest(key), new User(user)) != null) {
                throw new IllegalArgumentException("one key is given twice");
            }
        }
        return new ApiKeys(users);
    }

    public Optional<User> userOf(String key) {
        return Optional.ofNullable(usersByDigest.get(digest(key)));
    }

    private static String digest(String key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
