package io.dialstream.foundation.access;

/**
 * Whose campaigns are meant: a tenant. What belongs to another user does not exist for this one.
 */
public record User(String id) {}
