package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Publishes what becomes of placements, and returns when the log has acknowledged it. */
@Component
class PlacementEvents {

    private final EventLog log;
    private final Clock clock;
    private final Providers providers;

    PlacementEvents(EventLog log, Clock clock, Providers providers) {
        this.providers = providers;
        this.log = log;
        this.clock = clock;
    }

    /** A call is about to be placed. */
    void initiated(PlaceCall call, String account, Instant notedAt) {
        publish(CallEvents.initiated(call, account, from(call, account), notedAt));
    }

    /** What has become of it at an account. */
    void settled(PlaceCall call, String account, Settled outcome) {
        var now = clock.instant();
        publish(
                switch (outcome) {
                    case Accepted(var id, boolean found) ->
                            found
                                    ? found(call, account, id, now)
                                    : CallEvents.dialing(
                                            call, account, from(call, account), id, now);
                    case Refused refused -> CallEvents.refused(call, account, refused, now);
                    case GivenUp _ -> CallEvents.unknown(call, account, now);
                });
    }

    private CallStatusChanged found(PlaceCall call, String account, String id, Instant now) {
        var isNamed = providers.named(account).capabilities().can(Ability.NAMES_CALLS_AT_ONCE);
        var from = from(call, account);
        return isNamed
                ? CallEvents.found(call, account, from, id, now)
                : CallEvents.provisional(call, account, from, id, now);
    }

    private PhoneNumber from(PlaceCall call, String account) {
        return CallAccount.of(call, providers.named(account)).from();
    }

    private void publish(CallStatusChanged event) {
        log.publishAndWait(event);
    }
}
