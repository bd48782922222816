package io.dialstream.campaigns.rules;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment demands of all its campaigns.
 *
 * @param window in which alone leads may be called; null for any time
 * @param attemptCap how often every number may be called; null for however often
 */
public record DeploymentRules(@Nullable CallingWindow window, @Nullable AttemptCap attemptCap) {

    public static final DeploymentRules NONE = new DeploymentRules(null, null);

    /** The windows that a campaign goes by; none when its leads may be called at any time. */
    public List<CallingWindow> windows(Rules rules) {
        return WindowPolicy.windows(rules.callingWindow(), window);
    }

    /** The caps that a campaign goes by, all of which have to hold. */
    public List<AttemptCap> caps(Rules rules) {
        return Stream.of(rules.attemptCap(), attemptCap)
                .filter(Objects::nonNull)
                .map(AttemptCap.class::cast)
                .distinct()
                .toList();
    }
}
