package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import java.time.Instant;

/** Decisions about accounts that fail which are wrong on purpose. */
public final class BrokenBreakerPolicies {

    private BrokenBreakerPolicies() {}

    /** Never learns what came of the call that was tried. */
    public static final class Forgetful extends BreakerPolicy {

        Forgetful(BreakerProperties properties) {
            super(properties);
        }

        @Override
        Breaker after(Breaker breaker, PlacementAnswer answer, Instant now) {
            return breaker instanceof Breaker.Probing ? breaker : super.after(breaker, answer, now);
        }
    }
}
