package io.dialstream.campaigns.cap;

import io.dialstream.events.PhoneNumber;

/** A number as one user calls it: what other users do with it counts for nothing. */
public record Callee(String userId, PhoneNumber number) {}
