package io.dialstream.foundation.access;

import java.util.Optional;

/**
 * Bearer tokens that are good for something: API keys, and a JWT issuer's when one is configured.
 */
@FunctionalInterface
public interface Tokens {

    /** Whose token it is; empty when it is nobody's, or no longer. */
    Optional<User> userOf(String token);
}
