package io.dialstream.campaigns.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment demands of all its campaigns.
 *
 * @param window in which alone leads may be called; null for any time
 */
public record DeploymentRules(@Nullable CallingWindow window) {

    public static final DeploymentRules NONE = new DeploymentRules(null);

    /** The windows that a campaign goes by; none when its leads may be called at any time. */
    public List<CallingWindow> windows(Rules rules) {
        return WindowPolicy.windows(rules.callingWindow(), window);
    }
}
