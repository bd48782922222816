package io.dialstream.foundation.access;

/**
 * Whose campaigns are meant: a tenant. What belongs to another user does not exist for this one.
 */
public record User(String id) {

    static final String OF_JWT = "jwt:";

    /** The user of a token's subject, who is nobody that an API key can belong to. */
    public static User ofJwt(String subject) {
        return new User(OF_JWT + subject);
    }
}
