package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.events.AccountState;
import io.dialstream.foundation.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this dialer may ask an account for, and who waits for it here. One reservation is under way
 * at a time; who waits for an instant waits without a thread.
 */
final class AccountAdmission {

    private static final Logger log = LoggerFactory.getLogger(AccountAdmission.class);

    /** When the store is away, or answers too slowly to know what time it is there. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String account;
    private final Pace pace;
    private final BudgetPolicy policy;
    private final BreakerPolicy breakers;
    private final Budgets budgets;
    private final AccountConditions conditions;
    private final Timers timers;

    /** A call may wait so long for an account rather than go to another. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Held while the store is asked, by whoever uses what was last known of it. */
    private final ReentrantLock reserving = new ReentrantLock();

    /** Null when it has to be read. */
    private @Nullable Budget known;

    private @Nullable StoreTime clock;

    /** How much longer the store has taken to answer than instants are good for. */
    private Duration lag = Duration.ZERO;

    // All else belongs to whoever holds this.
    private final WaitingCalls<WaitingCall> waiting = new WaitingCalls<>();
    private final Queue<CallInstant> returned = new ArrayDeque<>();
    private @Nullable Block block;
    private Instant heldUntil = Instant.MIN;
    private Instant refusedUntil = Instant.MIN;
    private Breaker breaker = Breaker.initial();
    private @Nullable AccountState state;
    private Instant nextFree = Instant.EPOCH;
    private AccountCondition condition = AccountCondition.UNKNOWN;
    private Timers.@Nullable Alarm alarm;

    AccountAdmission(
            String account,
            Pace pace,
            BudgetPolicy policy,
            BreakerPolicy breakers,
            Budgets budgets,
            AccountConditions conditions,
            Timers timers) {
        this.account = account;
        this.pace = pace;
        this.policy = policy;
        this.breakers = breakers;
        this.budgets = budgets;
        this.conditions = conditions;
        this.timers = timers;
    }

    /**
     * An instant that can be used at once if there is one, whoever waits.
     *
     * @throws RuntimeException when the store is away
     */
    Optional<CallInstant> takeNow() {
        reserve();
        return taken();
    }

    private synchronized Optional<CallInstant> taken() {
        return Optional.ofNullable(usable());
    }

    /**
     * An instant that can be used at once; else the call waits until it is admitted.
     *
     * @throws RuntimeException when the store is away
     */
    Optional<CallInstant> take(WaitingCall call) {
        if (waiting() == 0) {
            reserve();
        }
        return takenOrWaiting(call);
    }

    private synchronized Optional<CallInstant> takenOrWaiting(WaitingCall call) {
        if (waiting.isEmpty()) {
            var instant = usable();
            if (instant != null) {
                return Optional.of(instant);
            }
        }
        waiting.add(call);
        watch();
        report();
        return Optional.empty();
    }

    synchronized void remove(WaitingCall call) {
        waiting.remove(call);
        report();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Another may use it. */
    void giveBack(CallInstant instant) {
        putBack(instant);
        admit();
    }

    private synchronized void putBack(CallInstant instant) {
        returned.add(instant);
        breaker = breakers.notAsked(breaker, instant, timers.now());
        report();
    }

    /** What the account has answered, or that it has not. */
    void answered(PlacementAnswer answer) {
        var before = availability();
        if (answer instanceof PlacementAnswer.Busy(var retryAfter, _) && retryAfter != null) {
            holdOff(retryAfter);
        }
        if (isChangedBy(answer)) {
            admit();
        }
        if (before == AccountAvailability.OPEN && availability() != AccountAvailability.OPEN) {
            turnAway();
        }
    }

    /** Whether it is worth while to ask for a call that may be placed elsewhere. */
    synchronized AccountAvailability availability() {
        var now = timers.now();
        if (now.isBefore(breaker.permitsFrom()) || now.plus(PATIENCE).isBefore(heldUntil)) {
            return AccountAvailability.DOWN;
        }
        return now.isBefore(refusedUntil) ? AccountAvailability.REFUSING : AccountAvailability.OPEN;
    }

    /** Those who wait and may be placed elsewhere look for another account. */
    private void turnAway() {
        movable().stream()
                .flatMap(call -> Stream.ofNullable(call.elsewhere()))
                .forEach(Runnable::run);
    }

    private synchronized List<WaitingCall> movable() {
        var movable = waiting.removeAll(call -> call.elsewhere() != null);
        report();
        return movable;
    }

    private synchronized boolean isChangedBy(PlacementAnswer answer) {
        var before = breaker;
        breaker = breakers.after(before, answer, timers.now());
        var changed = !breaker.permitsFrom().equals(before.permitsFrom());
        if (changed) {
            log.warn("Account {}: {}", account, breaker);
        }
        state = breaker.state(state, answer);
        refusedUntil = breakers.refusedUntil(refusedUntil, answer, timers.now());
        report();
        return changed;
    }

    synchronized boolean isOpen() {
        return breaker.permitsFrom().isAfter(Instant.MIN);
    }

    /** Nothing is asked for in that time, by no dialer. */
    private void holdOff(Duration retryAfter) {
        var now = timers.now();
        var wait = policy.holdOff(retryAfter);
        synchronized (this) {
            var until = now.plus(wait);
            heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
            block = null;
            returned.clear();
        }
        timers.after(Duration.ZERO, () -> store(wait, now));
    }

    /** Until it is stored; what is left of it then. */
    private void store(Duration wait, Instant since) {
        var left = wait.minus(Duration.between(since, timers.now()));
        if (!left.isPositive()) {
            return;
        }
        reserving.lock();
        try {
            for (var saved = false; !saved; ) {
                var read = budgets.read(account);
                var later = policy.heldOff(read.budget(), read.at().plus(left));
                saved = later.equals(read.budget()) || budgets.save(later).isPresent();
            }
        } catch (RuntimeException e) {
            log.warn("Account {} is held off here only, for now: {}", account, e.toString());
            timers.after(PAUSE, () -> store(wait, since));
        } finally {
            reserving.unlock();
        }
    }

    /** Lets those go for whom there is an instant. */
    private void admit() {
        try {
            if (waiting() > 0) {
                reserve();
            }
        } catch (RuntimeException e) {
            log.warn("Calls wait for account {}: {}", account, e.toString());
            later();
            return;
        }
        for (var next = next(); next != null; next = next()) {
            next.run();
        }
        if (availability() == AccountAvailability.DOWN) {
            turnAway();
        }
    }

    private synchronized @Nullable Runnable next() {
        var instant = waiting.isEmpty() ? null : usable();
        var call = instant == null ? null : waiting.poll();
        report();
        if (instant == null || call == null) {
            watch();
            return null;
        }
        return () -> {
            if (!call.admitted().test(instant)) {
                putBack(instant);
            }
        };
    }

    /** The next instant if it can be used now. */
    private @Nullable CallInstant usable() {
        var now = timers.now();
        if (now.isBefore(openFrom())) {
            return null;
        }
        var instant = atHand(now);
        if (instant != null) {
            breaker = breakers.asking(breaker, instant);
        }
        return instant;
    }

    private @Nullable CallInstant atHand(Instant now) {
        for (var one = returned.poll(); one != null; one = returned.poll()) {
            if (one.isUsable(now)) {
                return one;
            }
        }
        var instant = upcoming(now);
        if (block == null || instant == null || !instant.isUsable(now)) {
            return null;
        }
        block = block.from(1);
        return instant;
    }

    private @Nullable CallInstant upcoming(Instant now) {
        block = block == null ? null : block.at(now);
        return block == null ? null : block.next();
    }

    private synchronized boolean needsMore() {
        var now = timers.now();
        return !now.isBefore(openFrom()) && upcoming(now) == null;
    }

    /** From when on the account may be asked at all. */
    private Instant openFrom() {
        var permitted = breaker.permitsFrom();
        return permitted.isBefore(heldUntil) ? heldUntil : permitted;
    }

    /** Rings when the next of those who wait can go, if there is one. */
    private void watch() {
        var opens = openFrom();
        if (waiting.isEmpty() || alarm != null || opens.equals(Instant.MAX)) {
            return;
        }
        var now = timers.now();
        var instant = upcoming(now);
        var moment = instant == null ? now : instant.from();
        ringAt(moment.isBefore(opens) ? opens : moment);
    }

    private synchronized void later() {
        if (alarm == null) {
            ringAt(timers.now().plus(PAUSE));
        }
    }

    /** Alarms ring to the millisecond; too early would be in vain. */
    private void ringAt(Instant moment) {
        alarm = timers.at(moment.plusMillis(1), this::ring);
    }

    private void ring() {
        synchronized (this) {
            alarm = null;
        }
        admit();
    }

    /** Gets the next instants when there are none left, once for all who want some. */
    private void reserve() {
        if (!needsMore()) {
            return;
        }
        reserving.lock();
        try {
            for (var done = !needsMore(); !done; ) {
                done = isReserved();
            }
        } finally {
            reserving.unlock();
        }
    }

    /** Asks the store what time it is there, once. */
    void prepare() {
        reserving.lock();
        try {
            if (clock == null) {
                var _ = isReserved();
            }
        } finally {
            reserving.unlock();
        }
    }

    /** False when another dialer was faster, or the budget had to be read first. */
    private boolean isReserved() {
        var before = timers.now();
        if (known == null || clock == null) {
            var read = budgets.read(account);
            known = read.budget();
            clock = answered(before, read.at());
            return false;
        }
        // If it takes as long again, earlier ones are past when it has answered.
        var reservation = policy.reserved(known, pace, clock, before.plus(lag));
        var saved = budgets.save(reservation.budget());
        if (saved.isEmpty()) {
            known = null;
            return false;
        }
        known = reservation.budget().written();
        clock = answered(before, saved.get());
        keep(policy.block(reservation, pace, clock), known.next());
        return true;
    }

    private StoreTime answered(Instant before, Instant stored) {
        var now = timers.now();
        var answer = new StoreTime(before, now, stored);
        var late = Duration.between(before, now).minus(pace.window(), ChronoUnit.MICROS);
        lag = late.isNegative() ? Duration.ZERO : Collections.min(List.of(late, PAUSE));
        return clock == null ? answer : clock.or(answer);
    }

    private synchronized void keep(Block reserved, long next) {
        block = reserved;
        nextFree = StoreTime.instant(next).truncatedTo(ChronoUnit.MILLIS);
        report();
    }

    /** Says how the account stands, if that is new. */
    private void report() {
        var now =
                new AccountCondition(
                        state,
                        state == AccountState.PROVIDER_DOWN ? breaker.retryAt() : null,
                        waiting.size(),
                        waiting.isEmpty() ? null : nextFree);
        if (!now.equals(condition)) {
            condition = now;
            conditions.changed(account, now);
        }
    }
}
