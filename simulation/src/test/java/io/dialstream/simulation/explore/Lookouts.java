package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.placement.CallEvents;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.simulation.explore.Space.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches calls, hangs them up and says what has expired: the walk's {@code Supervision}. */
final class Lookouts {

    private final Desk desk;
    private final Providers providers;
    private final EventLog log;

    Lookouts(Setting setting) {
        this.desk = setting.desk;
        this.providers = setting.providers;
        this.log = setting.log;
    }

    void look(Moment moment, int number, int at, Next<Moment> next) {
        var look = moment.dialers[number].looks.get(at);
        Supplier<String> what =
                () -> (look.hangUp() ? "hangs up " : "fetches ") + look.call().call().callId();
        desk.step(
                moment,
                number,
                what,
                next,
                after -> {
                    var dialer = after.changing(number);
                    var rest = new ArrayList<>(dialer.looks);
                    rest.remove(at);
                    dialer.looks = List.copyOf(rest);
                    if (look.hangUp()) {
                        hangUp(look.call());
                    } else {
                        fetch(look.call());
                    }
                });
    }

    /** Says that a command has expired. */
    void expire(Moment moment, int number, int at, Next<Moment> next) {
        var command = moment.dialers[number].expiries.get(at);
        desk.step(
                moment,
                number,
                () -> "says that " + command.callId() + " has expired",
                next,
                after -> {
                    var dialer = after.changing(number);
                    var rest = new ArrayList<>(dialer.expiries);
                    rest.remove(at);
                    dialer.expiries = List.copyOf(rest);
                    log.publishAndWait(
                            CallStatusChanged.expired(
                                    command, requireNonNull(command.notAfter()), desk.instant()));
                });
    }

    /** The one that has the call: its placement says so. */
    private Provider accountOf(LiveCall call) {
        return desk.find(call.call().callId())
                .map(placement -> providers.named(placement.provider()))
                .orElseGet(() -> providers.of(call.call()));
    }

    private void fetch(LiveCall call) {
        var provider = accountOf(call);
        var seen = provider.fetch(call.providerCallId()).orElseThrow();
        var status = seen.status();
        if (status != null && call.isToldBy(status) && isOurs(call, provider)) {
            if (call.found()) {
                log.publishAndWait(
                        CallEvents.shown(call.call(), provider.id(), seen, desk.instant()));
            }
            log.publishAndWait(
                    CallEvents.seen(
                            call.call(), provider.id(), id(call), seen, status, desk.instant()));
        }
        if (call.hangUp() && (status == null || !status.isFinal())) {
            hangUp(call);
        }
    }

    private void hangUp(LiveCall call) {
        var provider = accountOf(call);
        var after = provider.hangUp(call.providerCallId()).orElseThrow();
        if (!call.found()
                && after.status() == CallStatus.FAILED
                && Reasons.CANCELED.equals(after.reason())) {
            log.publishAndWait(
                    CallEvents.seen(
                            call.call(),
                            provider.id(),
                            id(call),
                            after,
                            CallStatus.FAILED,
                            desk.instant()));
        }
    }

    /** Nothing is ever given up here: what is ours is shown at once. */
    private static boolean isOurs(LiveCall call, Provider provider) {
        return !call.found() || provider.isShownAsOurs(call.providerCallId(), call.call());
    }

    private static @Nullable String id(LiveCall call) {
        return call.confirmed() || call.found() ? call.providerCallId() : null;
    }
}
