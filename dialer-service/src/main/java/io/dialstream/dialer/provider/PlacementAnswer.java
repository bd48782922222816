package io.dialstream.dialer.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the provider made of a request to place a call. */
public sealed interface PlacementAnswer {

    /** The provider has the call. */
    record Accepted(String providerCallId) implements PlacementAnswer {}

    /**
     * The provider will not place this call, now or later; {@code code} is its own: a number, or
     * where it has none a word in capitals.
     */
    record Refused(String code, String detail) implements PlacementAnswer {}

    /** The provider does not accept who we are: every other call would be refused as well. */
    record CredentialsRefused(String code, String detail) implements PlacementAnswer {}

    /** Certainly not processed: the same call may be asked for again, not before this time. */
    record Busy(@Nullable Duration retryAfter, String detail) implements PlacementAnswer {}

    /**
     * The provider was not reached, so it certainly did not see the request: the same call may be
     * asked for again. That it takes any calls nothing says.
     */
    record Unreachable(String detail) implements PlacementAnswer {}

    /** Maybe dialled, maybe not: must never be asked for again. */
    record Unclear(String detail) implements PlacementAnswer {}
}
