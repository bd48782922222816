package io.dialstream.campaigns.rules;

import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says about whom it may call, and when; each rule as it was posted.
 *
 * @param retry null when every lead has one attempt
 */
public record Rules(@Nullable Retry retry) {

    public static final Rules NONE = new Rules(null);
}
