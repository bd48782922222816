package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.events.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an account is asked for calls, as its answers to this dialer say. */
sealed interface Breaker {

    /** It has not answered anything yet. */
    static Breaker initial() {
        return new Closed(List.of());
    }

    /** A placement that counts. */
    record Placed(Instant at, boolean failed) {}

    /** It is asked. */
    record Closed(List<Placed> lately) implements Breaker {

        public Closed {
            lately = List.copyOf(lately);
        }

        @Override
        public String toString() {
            return "it is asked for calls";
        }
    }

    /**
     * It is not asked until that time; then one call is tried.
     *
     * @param pause how long that is, or was
     */
    record Open(Instant until, Duration pause) implements Breaker {

        @Override
        public String toString() {
            return "it fails, and nothing is asked for before " + until;
        }
    }

    /** One call is tried, in this instant. */
    record Probing(Duration pause, CallInstant instant) implements Breaker {}

    /**
     * What is to be said of the account after an answer that was counted: that it refuses our
     * credentials as long as it was not seen to do anything else.
     */
    default AccountState state(@Nullable AccountState before, PlacementAnswer answer) {
        var refused =
                switch (answer) {
                    case PlacementAnswer.CredentialsRefused _ -> true;
                    case PlacementAnswer.Accepted _, PlacementAnswer.Refused _ -> false;
                    case PlacementAnswer.Unclear _,
                            PlacementAnswer.Unreachable _,
                            PlacementAnswer.Busy _ ->
                            before == AccountState.CREDENTIALS_REFUSED;
                };
        if (refused) {
            return AccountState.CREDENTIALS_REFUSED;
        }
        return this instanceof Closed ? AccountState.OK : AccountState.PROVIDER_DOWN;
    }

    /** When a call is tried again, or was; null while it is asked. */
    default @Nullable Instant retryAt() {
        return switch (this) {
            case Closed _ -> null;
            case Open(var until, _) -> until;
            case Probing(_, var instant) -> instant.from();
        };
    }

    /** From when on a call may be asked for, as far as is known. */
    default Instant permitsFrom() {
        return switch (this) {
            case Closed _ -> Instant.MIN;
            case Open(var until, _) -> until;
            case Probing _ -> Instant.MAX;
        };
    }
}
