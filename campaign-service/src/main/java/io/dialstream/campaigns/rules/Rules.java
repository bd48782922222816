package io.dialstream.campaigns.rules;

import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says about whom it may call, and when; each rule as it was posted.
 *
 * @param retry null when every lead has one attempt
 * @param callingWindow null when leads may be called at any time
 */
public record Rules(@Nullable Retry retry, @Nullable CallingWindow callingWindow) {

    public static final Rules NONE = new Rules(null, null);
}
