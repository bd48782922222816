package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.admission.Budget;
import io.dialstream.dialer.admission.BudgetSteps;
import io.dialstream.dialer.admission.BudgetSteps.Answer;
import io.dialstream.dialer.admission.BudgetSteps.Dialer;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.simulation.engine.Wiring;
import io.dialstream.simulation.service.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two dialers that reserve the instants of one account from one document. The real policies decide;
 * what carries decisions out is written here once more.
 */
final class BudgetWorld implements Space<BudgetWorld.State> {

    private static final int DIALERS = 2;
    private static final int SECOND = 1_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** How long an access may take, in milliseconds. */
    private static final int SLOW = 400;

    private static final Set<Class<?>> COMPONENTS =
            Wiring.componentsOf("io.dialstream.dialer", "admission");

    /** What one dialer is at. */
    record One(
            Dialer dialer,
            int waiting,
            List<CallInstant> held,
            @Nullable Answer answer,
            @Nullable Instant heldOffAt,
            Budgets.@Nullable Read read) {

        static One started(int calls) {
            return new One(BudgetSteps.started(), calls, List.of(), null, null, null);
        }

        boolean isStoring() {
            return heldOffAt != null;
        }
    }

    /** A moment. Times are milliseconds since the beginning, by nobody's clock. */
    record State(
            int now,
            Budget stored,
            List<One> ones,
            List<Integer> requests,
            int left,
            @Nullable Instant heldOffUntil,
            int deaths,
            int delays,
            int refusals,
            @Nullable String broken) {

        State with(int number, One one) {
            var all = new ArrayList<>(ones);
            all.set(number, one);
            return new State(
                    now,
                    stored,
                    List.copyOf(all),
                    requests,
                    left,
                    heldOffUntil,
                    deaths,
                    delays,
                    refusals,
                    broken);
        }

        State storing(Budget budget) {
            return new State(
                    now,
                    budget,
                    ones,
                    requests,
                    left,
                    heldOffUntil,
                    deaths,
                    delays,
                    refusals,
                    broken);
        }

        State breaking(@Nullable String promise) {
            return new State(
                    now,
                    stored,
                    ones,
                    requests,
                    left,
                    heldOffUntil,
                    deaths,
                    delays,
                    refusals,
                    broken == null ? promise : broken);
        }

        State holdingOff(Instant until) {
            return new State(
                    now, stored, ones, requests, left, until, deaths, delays, refusals, broken);
        }
    }

    private final BudgetBounds bounds;
    private final BudgetSteps steps;
    private State moment;

    BudgetWorld(BudgetBounds bounds, Variant variant) {
        this.bounds = bounds;
        this.moment = beginning();
        var parts =
                new Wiring(variant.broken(COMPONENTS))
                        .given(variant.broken(Budgets.class, new Store()));
        this.steps = new BudgetSteps(parts, bounds.callsPerSecond());
    }

    /** The store, on the moment that is being made. */
    private final class Store implements Budgets {

        @Override
        public Read read(String account) {
            return new Read(moment.stored(), at());
        }

        @Override
        public Optional<Instant> save(Budget budget) {
            if (budget.version() != moment.stored().version()) {
                return Optional.empty();
            }
            moment = moment.storing(BudgetSteps.written(budget));
            return Optional.of(at());
        }

        private Instant at() {
            return Instant.EPOCH.plusSeconds(60).plusMillis((long) moment.now() - bounds.skew());
        }
    }

    /** What a dialer's clock says. */
    private Instant clock(State at, int number) {
        return Instant.EPOCH.plusSeconds(60).plusMillis(at.now() + (long) number * bounds.skew());
    }

    private static int trueTime(Instant byClock, int ahead) {
        return (int) (byClock.toEpochMilli() - 60 * SECOND) - ahead;
    }

    @Override
    public State beginning() {
        var one = One.started(bounds.calls());
        return new State(
                0,
                BudgetSteps.unused(),
                List.of(one, one),
                List.of(),
                DIALERS * bounds.calls(),
                null,
                bounds.deaths(),
                bounds.delays(),
                bounds.refusals(),
                null);
    }

    @Override
    public void successors(State state, Next<State> next) {
        if (state.broken() != null) {
            return;
        }
        for (int number = 0; number < DIALERS; number++) {
            ofDialer(state, number, next);
        }
        time(state, next);
    }

    private void step(State before, int number, String what, Next<State> next, Consumer<One> does) {
        moment = before;
        does.accept(before.ones().get(number));
        next.accept(() -> "dialer " + (number + 1) + " " + what, moment);
    }

    private void ofDialer(State state, int number, Next<State> next) {
        var one = state.ones().get(number);
        var now = clock(state, number);
        if (one.answer() != null) {
            step(
                    state,
                    number,
                    "gets the answer, and looks at its clock again",
                    next,
                    it -> learn(number, it));
        } else if (one.dialer().isAsking()) {
            var what = one.dialer().knows() ? "reserves the next instants" : "reads the budget";
            step(state, number, what, next, it -> access(number, it));
        } else if (mayTake(one, now)) {
            step(state, number, "takes an instant", next, it -> take(number, it));
        } else if (needsMore(one, now)) {
            step(
                    state,
                    number,
                    "looks at its clock",
                    next,
                    it -> put(number, it, steps.asking(it.dialer(), now)));
        }
        if (one.isStoring() && !one.dialer().isAsking() && one.answer() == null) {
            var what =
                    one.read() == null
                            ? "reads the budget"
                            : "stores that the account wants nothing";
            step(state, number, what, next, it -> store(number, it));
        }
        for (int at = 0; at < one.held().size(); at++) {
            int which = at;
            if (one.held().get(at).isUsable(now)) {
                step(state, number, "asks for a call", next, it -> ask(number, it, which, false));
                if (state.refusals() > 0) {
                    step(
                            state,
                            number,
                            "asks for a call, and is told to wait",
                            next,
                            it -> ask(number, it, which, true));
                }
            } else {
                step(state, number, "is too late", next, it -> tooLate(number, it, which));
            }
        }
        if (state.deaths() > 0) {
            step(state, number, "dies and starts again", next, it -> die(number, it));
        }
    }

    private boolean mayTake(One one, Instant now) {
        return one.waiting() > 0 && steps.take(one.dialer(), now).isPresent();
    }

    private boolean needsMore(One one, Instant now) {
        return one.waiting() > 0 && steps.next(one.dialer(), now).isEmpty();
    }

    private void put(int number, One it, Dialer dialer) {
        moment =
                moment.with(
                        number,
                        new One(dialer, it.waiting(), it.held(), null, it.heldOffAt(), it.read()));
    }

    private void access(int number, One it) {
        var answer = steps.access(it.dialer());
        var until = moment.heldOffUntil();
        if (answer.count() > 0 && until != null && BudgetSteps.first(answer).isBefore(until)) {
            moment = moment.breaking("what is reserved later lies after the time to wait");
        }
        moment =
                moment.with(
                        number,
                        new One(
                                it.dialer(),
                                it.waiting(),
                                it.held(),
                                answer,
                                it.heldOffAt(),
                                it.read()));
    }

    private void learn(int number, One it) {
        var now = clock(moment, number);
        put(number, it, steps.answered(it.dialer(), requireNonNull(it.answer()), now));
    }

    private void take(int number, One it) {
        var taken = steps.take(it.dialer(), clock(moment, number)).orElseThrow();
        var held = new ArrayList<>(it.held());
        held.add(taken.instant());
        moment =
                moment.with(
                        number,
                        new One(
                                taken.dialer(),
                                it.waiting() - 1,
                                List.copyOf(held),
                                null,
                                it.heldOffAt(),
                                it.read()));
    }

    private static List<CallInstant> without(List<CallInstant> held, int which) {
        var rest = new ArrayList<>(held);
        rest.remove(which);
        return List.copyOf(rest);
    }

    private void tooLate(int number, One it, int which) {
        moment =
                moment.with(
                        number,
                        new One(
                                BudgetSteps.givenBack(it.dialer(), it.held().get(which)),
                                it.waiting() + 1,
                                without(it.held(), which),
                                it.answer(),
                                it.heldOffAt(),
                                it.read()));
    }

    private void ask(int number, One it, int which, boolean refused) {
        var now = clock(moment, number);
        var requests = new ArrayList<>(lately(moment));
        requests.add(moment.now());
        moment =
                new State(
                        moment.now(),
                        moment.stored(),
                        moment.ones(),
                        List.copyOf(requests),
                        moment.left() - (refused ? 0 : 1),
                        moment.heldOffUntil(),
                        moment.deaths(),
                        moment.delays(),
                        moment.refusals() - (refused ? 1 : 0),
                        requests.size() > steps.most()
                                ? "never more than one call a second too many"
                                : null);
        moment =
                moment.with(
                        number,
                        new One(
                                refused
                                        ? steps.heldOff(it.dialer(), RETRY_AFTER, now)
                                        : it.dialer(),
                                it.waiting() + (refused ? 1 : 0),
                                without(it.held(), which),
                                it.answer(),
                                refused ? now : it.heldOffAt(),
                                it.read()));
    }

    /** Those that left within the second that ends now. */
    private static List<Integer> lately(State state) {
        return state.requests().stream().filter(at -> at > state.now() - SECOND).toList();
    }

    /** Reads, and saves what it has read: two accesses, between which others may save. */
    private void store(int number, One it) {
        var read = it.read();
        var since = requireNonNull(it.heldOffAt());
        var left = RETRY_AFTER.minus(Duration.between(since, clock(moment, number)));
        if (!left.isPositive()) {
            moment = moment.with(number, storing(it, null, null));
        } else if (read == null) {
            moment = moment.with(number, storing(it, since, steps.read()));
        } else if (steps.isStored(read, left)) {
            moment = moment.holdingOff(read.at().plus(left)).with(number, storing(it, null, null));
        } else {
            moment = moment.with(number, storing(it, since, null));
        }
    }

    private static One storing(One it, @Nullable Instant since, Budgets.@Nullable Read read) {
        return new One(it.dialer(), it.waiting(), it.held(), it.answer(), since, read);
    }

    private void die(int number, One it) {
        moment =
                new State(
                                moment.now(),
                                moment.stored(),
                                moment.ones(),
                                moment.requests(),
                                moment.left(),
                                moment.heldOffUntil(),
                                moment.deaths() - 1,
                                moment.delays(),
                                moment.refusals(),
                                moment.broken())
                        .with(number, One.started(it.waiting() + it.held().size()));
    }

    private void time(State state, Next<State> next) {
        boolean quiet = isQuiet(state);
        if (quiet ? isEnd(state) : state.delays() == 0) {
            return;
        }
        var moments = new TreeSet<Integer>();
        for (int number = 0; number < DIALERS; number++) {
            var one = state.ones().get(number);
            int ahead = number * bounds.skew();
            if (one.waiting() > 0) {
                steps.next(one.dialer(), clock(state, number))
                        .ifPresent(alarm -> moments.add(trueTime(alarm, ahead)));
            }
            if (!quiet) {
                for (var instant : one.held()) {
                    moments.add(trueTime(instant.until(), ahead) - 1);
                    moments.add(trueTime(instant.until(), ahead));
                }
            }
        }
        if (!quiet) {
            moments.add(state.now() + SLOW);
        }
        for (int to : moments.tailSet(state.now(), false)) {
            var after =
                    new State(
                            to,
                            state.stored(),
                            state.ones(),
                            state.requests(),
                            state.left(),
                            state.heldOffUntil(),
                            state.deaths(),
                            state.delays() - (quiet ? 0 : 1),
                            state.refusals(),
                            state.broken());
            next.accept(() -> "%d ms pass".formatted(to - state.now()), after);
        }
    }

    private boolean isQuiet(State state) {
        for (int number = 0; number < DIALERS; number++) {
            var one = state.ones().get(number);
            var now = clock(state, number);
            if (one.answer() != null
                    || one.dialer().isAsking()
                    || one.isStoring()
                    || !one.held().isEmpty()
                    || mayTake(one, now)
                    || needsMore(one, now)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isEnd(State state) {
        return state.left() == 0 && isQuiet(state);
    }

    @Override
    public @Nullable String broken(State state) {
        return state.broken();
    }

    @Override
    public void write(State state, Key key) {
        var words = new Words(key, 60L * SECOND + state.now(), Words.Stored.NOTHING, false);
        key.add(state.left()).add(state.deaths()).add(state.delays()).add(state.refusals());
        key.add(state.stored().next() - 1_000L * state.now());
        lately(state).forEach(at -> key.add(state.now() - at));
        words.add(state.heldOffUntil());
        for (var one : state.ones()) {
            key.add(one.waiting());
            words.add(one.dialer().parts());
            key.add(state.stored().version() - one.dialer().known().version());
            words.add(one.held());
            words.add(one.heldOffAt());
            var read = one.read();
            words.add(read == null ? null : read.at());
            key.add(read == null ? 0 : state.stored().version() - read.budget().version());
            var answer = one.answer();
            key.add(answer == null ? -1 : answer.count());
            words.add(answer == null ? null : answer.stored());
            var known = answer == null ? null : answer.known();
            key.add(known == null ? 0 : state.stored().version() - known.version());
            words.add(answer == null ? null : BudgetSteps.first(answer));
        }
        words.add(state.broken());
    }
}
