package io.dialstream.campaigns.forecast;

import java.util.OptionalDouble;

/** How long people talk in the calls of users. */
public interface CallTimes {

    /**
     * In seconds, on average over the calls of whoever has this token, those that nobody answered
     * among them; empty when there was none lately, or when that cannot be read.
     */
    OptionalDouble average(String token);
}
