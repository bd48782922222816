package io.dialstream.dialer.admission;

import static java.util.Objects.requireNonNull;

import io.dialstream.simulation.engine.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code AccountAdmission} does, an access to the store at a time and as values: the real
 * policies decide.
 */
public final class BudgetSteps {

    private static final String ACCOUNT = "account";

    private final BudgetPolicy policy;
    private final Budgets budgets;
    private final Pace pace;

    /** A store's budgets, and an account that allows so many calls a second. */
    public BudgetSteps(Wiring parts, double callsPerSecond) {
        this.policy = parts.get(BudgetPolicy.class);
        this.budgets = parts.get(Budgets.class);
        this.pace = new Pace(callsPerSecond);
    }

    /** The budget of an account that nobody has asked. */
    public static Budget unused() {
        return Budget.unused(ACCOUNT);
    }

    /** As it is stored when it is saved. */
    public static Budget written(Budget budget) {
        return budget.written();
    }

    /** How many requests may leave in any second. */
    public long most() {
        return pace.most();
    }

    /** What a dialer has in its memory of an account. Immutable. */
    public static final class Dialer {

        private final Budget known;
        private final @Nullable StoreTime clock;
        private final @Nullable Block block;
        private final Instant heldUntil;
        private final @Nullable Instant readAt;
        private final List<CallInstant> returned;

        private Dialer(
                Budget known,
                @Nullable StoreTime clock,
                @Nullable Block block,
                Instant heldUntil,
                @Nullable Instant readAt,
                List<CallInstant> returned) {
            this.known = known;
            this.clock = clock;
            this.block = block;
            this.heldUntil = heldUntil;
            this.readAt = readAt;
            this.returned = List.copyOf(returned);
        }

        /** Everything that its future depends on; times of the store as moments. */
        public List<@Nullable Object> parts() {
            var parts = new ArrayList<@Nullable Object>();
            parts.add(StoreTime.instant(known.next()));
            parts.add(clock);
            parts.add(block == null ? null : StoreTime.instant(block.first()));
            parts.add(block == null ? null : block.count());
            parts.add(block == null ? null : block.clock());
            parts.add(heldUntil);
            parts.add(readAt);
            parts.add(returned);
            return parts;
        }

        /** The budget as it was last known. */
        public Budget known() {
            return known;
        }

        /** Whether the store has told what is left and what time it is. */
        public boolean knows() {
            return clock != null;
        }

        /** Whether the store is being asked. */
        public boolean isAsking() {
            return readAt != null;
        }

        private Dialer with(@Nullable Block left, List<CallInstant> others) {
            return new Dialer(known, clock, left, heldUntil, readAt, others);
        }
    }

    /** What a dialer has after a step, and an instant that it has taken. */
    public record Taken(Dialer dialer, CallInstant instant) {}

    /** One that has just been started. */
    public static Dialer started() {
        return new Dialer(unused(), null, null, Instant.EPOCH.minusSeconds(1), null, List.of());
    }

    /** An instant that can be used now, for a call that waits. */
    public Optional<Taken> take(Dialer dialer, Instant now) {
        if (now.isBefore(dialer.heldUntil)) {
            return Optional.empty();
        }
        for (int at = 0; at < dialer.returned.size(); at++) {
            if (dialer.returned.get(at).isUsable(now)) {
                var rest = dialer.returned.subList(at + 1, dialer.returned.size());
                return Optional.of(
                        new Taken(dialer.with(dialer.block, rest), dialer.returned.get(at)));
            }
        }
        var block = upcoming(dialer, now);
        var next = block == null ? null : block.next();
        return block == null || next == null || !next.isUsable(now)
                ? Optional.empty()
                : Optional.of(new Taken(dialer.with(block.from(1), List.of()), next));
    }

    private static @Nullable Block upcoming(Dialer dialer, Instant now) {
        return dialer.block == null ? null : dialer.block.at(now);
    }

    /** When the next of those who wait can go; empty when an instant has to be reserved first. */
    public Optional<Instant> next(Dialer dialer, Instant now) {
        var block = upcoming(dialer, now);
        var next = block == null ? null : block.next();
        if (now.isBefore(dialer.heldUntil)) {
            return Optional.of(dialer.heldUntil.plusMillis(1));
        }
        return Optional.ofNullable(next).map(instant -> instant.from().plusMillis(1));
    }

    /** Begins to reserve: looks at its clock. */
    public Dialer asking(Dialer dialer, Instant now) {
        return new Dialer(
                dialer.known, dialer.clock, dialer.block, dialer.heldUntil, now, dialer.returned);
    }

    /** A store's answer, before the dialer has looked at its clock again. */
    public record Answer(@Nullable Budget known, @Nullable Instant stored, long first, int count) {}

    /** Carries the access out: reads, where nothing is known of the store, else reserves. */
    public Answer access(Dialer dialer) {
        var before = requireNonNull(dialer.readAt);
        if (dialer.clock == null) {
            var read = budgets.read(ACCOUNT);
            return new Answer(read.budget(), read.at(), 0, 0);
        }
        var reservation = policy.reserved(dialer.known, pace, dialer.clock, before);
        return budgets.save(reservation.budget())
                .map(at ->
                        new Answer(
                                reservation.budget().written(),
                                at,
                                reservation.first(),
                                reservation.count()))
                .orElseGet(() -> new Answer(null, null, 0, 0));
    }

    /** What a dialer makes of the answer. */
    public Dialer answered(Dialer dialer, Answer answer, Instant now) {
        var stored = answer.stored();
        var known = answer.known();
        if (stored == null || known == null) {
            return new Dialer(
                    dialer.known, null, dialer.block, dialer.heldUntil, null, dialer.returned);
        }
        var read = new StoreTime(requireNonNull(dialer.readAt), now, stored);
        var clock = dialer.clock == null ? read : dialer.clock.or(read);
        var block =
                answer.count() == 0
                        ? dialer.block
                        : policy.block(
                                new BudgetPolicy.Reservation(known, answer.first(), answer.count()),
                                pace,
                                clock);
        return new Dialer(known, clock, block, dialer.heldUntil, null, dialer.returned);
    }

    /** The account wants nothing for a while: this dialer asks nothing until then. */
    public Dialer heldOff(Dialer dialer, Duration retryAfter, Instant now) {
        var until = now.plus(policy.holdOff(retryAfter));
        return new Dialer(dialer.known, dialer.clock, null, until, dialer.readAt, List.of());
    }

    /** And neither do the others: true when that is stored, false when somebody was faster. */
    public boolean isStored(Budgets.Read read, Duration left) {
        var later = policy.heldOff(read.budget(), read.at().plus(left));
        return later.equals(read.budget()) || budgets.save(later).isPresent();
    }

    /** The budget as it is stored. */
    public Budgets.Read read() {
        return budgets.read(ACCOUNT);
    }

    /** Another may use an instant. */
    public static Dialer givenBack(Dialer dialer, CallInstant instant) {
        var longer = new ArrayList<>(dialer.returned);
        longer.add(instant);
        return dialer.with(dialer.block, longer);
    }

    /** The store's time in which a reservation begins. */
    public static Instant first(Answer answer) {
        return StoreTime.instant(answer.first());
    }
}
