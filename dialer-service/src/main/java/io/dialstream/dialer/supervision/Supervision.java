package io.dialstream.dialer.supervision;

import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.FAILED;
import static java.util.Objects.requireNonNullElse;

import io.dialstream.dialer.placement.CallEvents;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the provider about calls and publishes what the callbacks should have shown. Returns at
 * once; what fails is tried again when the lane's next deadline passes.
 */
@Component
public class Supervision {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);

    /** Before a provider is told again what a callee shall hear; twice as long each time. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private static final int MAX_DOUBLINGS = 4;

    /** Nobody listens to silence for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Providers providers;
    private final Placements placements;
    private final EventLog eventLog;
    private final VoicemailMetrics metrics;
    private final Timers timers;
    private final Clock clock;
    private final Duration lostAfter;
    private final Duration outOfSightAfter;

    Supervision(
            Providers providers,
            Placements placements,
            EventLog eventLog,
            PlacementProperties placementProperties,
            SupervisionProperties properties,
            VoicemailMetrics metrics,
            Timers timers,
            Clock clock) {
        this.timers = timers;
        this.placements = placements;
        this.metrics = metrics;
        this.lostAfter = placementProperties.unclearAfter();
        this.outOfSightAfter = properties.outOfSightAfter();
        this.providers = providers;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** Fetches a call that is silent, and ends it if it should have ended. */
    public void fetch(LiveCall call) {
        onVirtualThread(
                call.call(),
                () -> {
                    if (!can(call, Ability.FETCHES_CALLS)) {
                        outOfSight(call);
                        return;
                    }
                    var seen = accountOf(call).fetch(call.providerCallId());
                    seen.ifPresentOrElse(found -> seen(call, found), () -> lost(call));
                });
    }

    /** Ends a call. Its last status comes by callback, except where the provider sends none. */
    public void hangUp(LiveCall call) {
        onVirtualThread(call.call(), () -> hangUpNow(call));
    }

    /**
     * Lets a machine hear the call's message. It is published before the provider is asked: whoever
     * decides on the lead's next call knows then that this one may have left a message. The
     * provider is asked once, whatever it answers; a call that certainly gets none is ended.
     */
    public void leaveMessage(LiveCall call) {
        onVirtualThread(
                call.call(),
                () -> {
                    if (!isMessageLeft(call)) {
                        hangUpNow(call);
                    }
                });
    }

    private boolean isMessageLeft(LiveCall call) {
        var provider = accountOf(call);
        try {
            publish(
                    CallEvents.leavingMessage(
                            call.call(), provider.id(), call.certainId(), clock.instant()));
        } catch (EventLogUnavailableException e) {
            log.warn("Call {} leaves no message: {}", call.call().callId(), e.getMessage());
            return false;
        }
        try {
            var answer = provider.leaveMessage(call.providerCallId(), call.call());
            metrics.answered(answer);
            return answer != MessageAnswer.REFUSED && answer != MessageAnswer.BUSY;
        } catch (ProviderUnavailableException e) {
            metrics.unclear();
            log.warn(
                    "Call {} may leave a message or not: {}", call.call().callId(), e.getMessage());
            return true;
        }
    }

    /**
     * Lets a callee hear what the call is for, where the vendor waits to be told. It is told again
     * only as long as that counts once: afterwards the callee may hear nothing, and nothing twice.
     * A call that certainly says nothing is ended.
     *
     * @param decidedAt when that was decided
     * @param again whether whoever has decided it may have told it
     * @param holds whether that is still what the callee is to hear, and we are to say so
     */
    public void instruct(LiveCall call, Instant decidedAt, boolean again, BooleanSupplier holds) {
        onVirtualThread(call.call(), () -> tell(new Order(call, decidedAt, holds), again, 0));
    }

    /** What was decided that a callee hears. */
    private record Order(LiveCall call, Instant decidedAt, BooleanSupplier holds) {}

    /**
     * @param perhapsTold whether the provider may have taken it before
     */
    private void tell(Order order, boolean perhapsTold, int tries) {
        var call = order.call();
        var decidedAt = order.decidedAt();
        var provider = accountOf(call);
        var period = provider.capabilities().repeatableFor();
        // Who has decided it may have a clock that is ahead.
        var mayTell =
                period.isZero() ? !perhapsTold : clock.instant().isBefore(decidedAt.plus(period));
        if (!mayTell) {
            return;
        }
        try {
            switch (provider.instruct(call.providerCallId(), call.call())) {
                case TAKEN, OVER -> {}
                case REFUSED -> hangUpNow(call);
                case BUSY -> tellLater(order, perhapsTold, tries + 1);
            }
        } catch (ProviderUnavailableException e) {
            log.warn("Call {} may say nothing: {}", call.call().callId(), e.getMessage());
            tellLater(order, true, tries + 1);
        }
    }

    /**
     * As long as somebody may still listen; what was certainly never told is not waited for.
     * Meanwhile a machine may have been told something else, or somebody else may have the lane.
     */
    private void tellLater(Order order, boolean perhapsTold, int tries) {
        var call = order.call();
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
        var next = clock.instant().plus(wait);
        if (next.isBefore(order.decidedAt().plus(PATIENCE))) {
            timers.at(next, () -> logged(call.call(), () -> tellAgain(order, perhapsTold, tries)));
        } else if (!perhapsTold && order.holds().getAsBoolean()) {
            hangUpNow(call);
        }
    }

    private void tellAgain(Order order, boolean perhapsTold, int tries) {
        boolean holds;
        try {
            holds = order.holds().getAsBoolean();
        } catch (RuntimeException e) {
            log.warn(
                    "Call {} waits for what it says: {}",
                    order.call().call().callId(),
                    e.toString());
            tellLater(order, perhapsTold, tries + 1);
            return;
        }
        if (holds) {
            tell(order, perhapsTold, tries);
        }
    }

    /** Says how a call has ended of which the provider does not tell it. */
    public void conclude(LiveCall call, CallStatus status, @Nullable Instant endedAt) {
        onVirtualThread(
                call.call(),
                () ->
                        publish(
                                CallEvents.concluded(
                                        call.call(),
                                        accountOf(call).id(),
                                        call.certainId(),
                                        status,
                                        endedAt,
                                        clock.instant())));
    }

    /** Says that a command has expired; who does not hear it commands the call again later. */
    public void expire(PlaceCall command) {
        var notAfter = Objects.requireNonNull(command.notAfter(), "notAfter");
        onVirtualThread(
                command,
                () -> publish(CallStatusChanged.expired(command, notAfter, clock.instant())));
    }

    private void hangUpNow(LiveCall call) {
        var after = accountOf(call).hangUp(call.providerCallId());
        after.ifPresentOrElse(found -> hungUp(call, found), () -> lost(call));
    }

    private void seen(LiveCall call, ProviderCall found) {
        var status = found.status();
        if (isOverSomehow(call, found)) {
            over(call, found);
            return;
        }
        if (mayBeToldYet(found)) {
            return;
        }
        if (status != null && call.isToldBy(status)) {
            if (mayBeAStrangers(call)) {
                concluded(call, found, status);
            } else {
                log.info("Call {} was silent and is {}", call.call().callId(), status);
                publish(event(call, found, status));
            }
        }
        if (call.hangUp() && (status == null || !status.isFinal())) {
            hangUpNow(call);
        }
    }

    /** Whether its lane can say how it ended, since it knows whether the call was answered. */
    private static boolean isOverSomehow(LiveCall call, ProviderCall found) {
        return found.status() == null
                ? Reasons.ENDED.equals(found.reason())
                : Reasons.END_UNKNOWN.equals(found.reason()) && call.status() == ANSWERED;
    }

    private void over(LiveCall call, ProviderCall found) {
        var provider = accountOf(call);
        if (!mayBeAStrangers(call) || provider.isShownAsOurs(call.providerCallId(), call.call())) {
            publish(
                    CallEvents.ended(
                            call.call(), provider.id(), call.certainId(), found, clock.instant()));
        } else if (!mayBeShownLater(call, found, provider)) {
            unproven(call);
        }
    }

    /** A provider that does not know how a call has ended may be about to tell it. */
    private boolean mayBeToldYet(ProviderCall found) {
        var endedAt = found.endedAt();
        return Reasons.END_UNKNOWN.equals(found.reason())
                && endedAt != null
                && clock.instant().isBefore(endedAt.plus(lostAfter));
    }

    /**
     * A call that was found in the list has ended. It is the end of ours once the provider shows
     * that it is ours. Where nothing shows that in time, ours ends as one of which nothing is
     * known: a stranger's end, and a stranger's seconds, would never be taken back.
     */
    private void concluded(LiveCall call, ProviderCall found, CallStatus status) {
        var provider = accountOf(call);
        if (provider.isShownAsOurs(call.providerCallId(), call.call())) {
            log.info(
                    "Call {} was {} and is {}",
                    call.call().callId(),
                    call.providerCallId(),
                    status);
            publish(CallEvents.shown(call.call(), provider.id(), found, clock.instant()));
            publish(
                    CallEvents.seen(
                            call.call(),
                            provider.id(),
                            found.providerCallId(),
                            found,
                            status,
                            clock.instant()));
        } else if (!mayBeShownLater(call, found, provider)) {
            unproven(call);
        }
    }

    /** Clocks differ by less than what a vendor's promise has to spare. */
    private boolean mayBeShownLater(LiveCall call, ProviderCall found, Provider provider) {
        var within = provider.capabilities().showsRequestsWithin();
        var began = requireNonNullElse(found.createdAt(), call.since());
        return within != null
                && clock.instant()
                        .isBefore(requireNonNullElse(found.endedAt(), began).plus(within));
    }

    private void unproven(LiveCall call) {
        log.warn(
                "Call {} is given up: nothing shows that {} is it",
                call.call().callId(),
                call.providerCallId());
        publish(CallEvents.unproven(call.call(), accountOf(call).id(), clock.instant()));
    }

    /** What may be a stranger's was not ended as ours: it is fetched later, and concluded. */
    private void hungUp(LiveCall call, ProviderCall found) {
        if (!mayBeAStrangers(call) && endsUntold(accountOf(call), found)) {
            publish(event(call, found, FAILED));
        }
    }

    /** Whether no callback will tell that a call was cancelled while it was queued. */
    private static boolean endsUntold(Provider provider, ProviderCall found) {
        return found.status() == FAILED
                && Reasons.CANCELED.equals(found.reason())
                && !provider.capabilities().can(Ability.TELLS_CANCELLED);
    }

    /** Nobody can say how it is: it is ended if it should, and some day it has ended. */
    private void outOfSight(LiveCall call) {
        if (isOverByNow(call)) {
            endUnknown(call);
        } else if (call.hangUp()) {
            hangUpNow(call);
        }
    }

    private boolean isOverByNow(LiveCall call) {
        return !clock.instant().isBefore(call.since().plus(outOfSightAfter));
    }

    private void endUnknown(LiveCall call) {
        log.warn("Call {} is lost from sight", call.call().callId());
        publish(
                CallEvents.endUnknown(
                        call.call(), accountOf(call).id(), call.certainId(), clock.instant()));
    }

    /**
     * What a provider reads lags behind what it has promised: a young call may not be there yet.
     * Whoever has forgotten a call, or has never known it by this id, does not say that nobody has
     * answered it.
     */
    private void lost(LiveCall call) {
        if (mayBeShownYet(call)) {
            if (isOverByNow(call)) {
                endUnknown(call);
            }
            return;
        }
        var now = clock.instant();
        if (now.isBefore(call.since().plus(lostAfter))) {
            log.info("Call {} is not known to the provider yet", call.call().callId());
            return;
        }
        if (call.found()) {
            unproven(call);
        } else if (call.status() == ANSWERED || !can(call, Ability.REMEMBERS_CALLS)) {
            endUnknown(call);
        } else {
            log.warn("Call {} is not known to the provider", call.call().callId());
            publish(CallEvents.lost(call.call(), accountOf(call).id(), call.certainId(), now));
        }
    }

    /**
     * One of which only the id of its order is known may live under another, which no callback has
     * shown. One that has just ended may be shown a while later.
     */
    private boolean mayBeShownYet(LiveCall call) {
        return isKnownByOrder(call) || !can(call, Ability.SHOWS_ENDS_AT_ONCE);
    }

    /** An order that a provider has taken is ours, under whatever id its call lives. */
    private boolean mayBeAStrangers(LiveCall call) {
        return call.found() && !isKnownByOrder(call);
    }

    private boolean isKnownByOrder(LiveCall call) {
        return call.certainId() == null && !can(call, Ability.NAMES_CALLS_AT_ONCE);
    }

    private boolean can(LiveCall call, Ability ability) {
        return accountOf(call).capabilities().can(ability);
    }

    /** The one that has the call: its placement says so, whatever its command names. */
    private Provider accountOf(LiveCall call) {
        return placements
                .find(call.call().callId())
                .map(placement -> providers.named(placement.provider()))
                .orElseGet(() -> providers.of(call.call()));
    }

    private CallStatusChanged event(LiveCall call, ProviderCall found, CallStatus status) {
        return CallEvents.seen(
                call.call(),
                accountOf(call).id(),
                call.certainId(),
                found,
                status,
                clock.instant());
    }

    private void publish(CallStatusChanged event) {
        eventLog.publishAndWait(event);
    }

    private static void onVirtualThread(PlaceCall call, Runnable task) {
        Thread.ofVirtual().name("supervision").start(() -> logged(call, task));
    }

    private static void logged(PlaceCall call, Runnable task) {
        try (var _ = LogFields.ofCall(call.campaignId(), call.callId())) {
            task.run();
        } catch (RuntimeException e) {
            log.warn("Call {} is asked for later: {}", call.callId(), e.toString());
        }
    }
}
