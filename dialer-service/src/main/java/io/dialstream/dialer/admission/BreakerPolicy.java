package io.dialstream.dialer.admission;

import io.dialstream.dialer.admission.Breaker.Closed;
import io.dialstream.dialer.admission.Breaker.Open;
import io.dialstream.dialer.admission.Breaker.Placed;
import io.dialstream.dialer.admission.Breaker.Probing;
import io.dialstream.dialer.provider.PlacementAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides whether an account that fails is asked for further calls. */
@Component
class BreakerPolicy {

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final BreakerProperties properties;

    BreakerPolicy(BreakerProperties properties) {
        this.properties = properties;
    }

    /** A call that was permitted is going to be asked for. */
    Breaker asking(Breaker breaker, CallInstant instant) {
        return breaker instanceof Open(_, var wait) ? new Probing(wait, instant) : breaker;
    }

    /** It was not asked for after all: another may be tried. */
    Breaker notAsked(Breaker breaker, CallInstant instant, Instant now) {
        return breaker instanceof Probing(var wait, var probe) && probe.equals(instant)
                ? new Open(now, wait)
                : breaker;
    }

    /** The account has answered, or has not. */
    Breaker after(Breaker breaker, PlacementAnswer answer, Instant now) {
        return switch (breaker) {
            case Closed closed -> counted(closed, answer, now);
            case Open open -> open;
            case Probing(var wait, _) -> probed(wait, answer, now);
        };
    }

    /**
     * Until when calls that may be placed elsewhere are not asked for at an account that refuses
     * our credentials; then one of them finds out again.
     */
    Instant refusedUntil(Instant before, PlacementAnswer answer, Instant now) {
        return switch (answer) {
            case PlacementAnswer.CredentialsRefused _ -> now.plus(properties.probeAfter());
            case PlacementAnswer.Accepted _, PlacementAnswer.Refused _ -> Instant.MIN;
            case PlacementAnswer.Unclear _, PlacementAnswer.Unreachable _, PlacementAnswer.Busy _ ->
                    before;
        };
    }

    /** What says nothing about the account is left out, in whatever number. */
    private Breaker counted(Closed closed, PlacementAnswer answer, Instant now) {
        return switch (answer) {
            case PlacementAnswer.Accepted _ -> placed(closed, false, now);
            case PlacementAnswer.Unclear _,
                    PlacementAnswer.Unreachable _,
                    PlacementAnswer.CredentialsRefused _ ->
                    placed(closed, true, now);
            case PlacementAnswer.Refused _, PlacementAnswer.Busy _ -> closed;
        };
    }

    private Breaker placed(Closed closed, boolean failed, Instant now) {
        var since = now.minus(properties.within());
        var lately =
                Stream.concat(closed.lately().stream(), Stream.of(new Placed(now, failed)))
                        .filter(placed -> placed.at().isAfter(since))
                        .toList();
        return isTooMuch(new Closed(lately))
                ? new Open(now.plus(properties.probeAfter()), properties.probeAfter())
                : new Closed(lately);
    }

    private boolean isTooMuch(Closed closed) {
        var all = closed.lately().size();
        var failed = closed.lately().stream().filter(Placed::failed).count();
        return properties.share() > 0
                && all >= properties.of()
                && failed >= properties.share() * all;
    }

    /** Whoever refuses a number works. Whoever has no room is asked again after the same time. */
    private static Breaker probed(Duration wait, PlacementAnswer answer, Instant now) {
        return switch (answer) {
            case PlacementAnswer.Accepted _, PlacementAnswer.Refused _ -> Breaker.initial();
            case PlacementAnswer.Unclear _,
                    PlacementAnswer.Unreachable _,
                    PlacementAnswer.CredentialsRefused _ ->
                    opened(wait.multipliedBy(2), now);
            case PlacementAnswer.Busy _ -> opened(wait, now);
        };
    }

    private static Open opened(Duration wait, Instant now) {
        var limited = Collections.min(List.of(wait, MAX_WAIT));
        return new Open(now.plus(limited), limited);
    }
}
