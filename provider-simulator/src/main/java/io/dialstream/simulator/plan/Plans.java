package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedPress;
import io.dialstream.simulator.call.PlannedReturn;
import io.dialstream.simulator.chance.Dice;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a call: a pure function of the settings, the number called and how often
 * it was called, whatever the timing of a run.
 */
public final class Plans {

    private static final double HALF = 0.5;
    private static final List<Integer> FAILURES = List.of(404, 480, 484, 488, 500, 503, 603);

    private Plans() {}

    /** The plan of the {@code ordinal}-th call to the number, from 1. */
    public static CallPlan draw(
            Settings settings, String number, int ordinal, @Nullable FixedOutcome fixed) {
        return draw(settings, number, ordinal, fixed, null);
    }

    /**
     * The same for a caller who wants to be told who has answered.
     *
     * @param wanted how; null when he does not
     */
    public static CallPlan draw(
            Settings settings,
            String number,
            int ordinal,
            @Nullable FixedOutcome fixed,
            @Nullable VerdictCallback wanted) {
        // Each draw has dice of its own, so that fixing one of them leaves the others as they were.
        String name = number + "/" + ordinal + "/";
        long seed = settings.seed();
        Outcome drawn = settings.mix().draw(Dice.named(seed, name + "outcome"));
        Outcome outcome = fixed == null ? drawn : fixed.outcome();
        double ring = ring(outcome, settings.ring(), Dice.named(seed, name + "ring"));
        int talk = talk(outcome, wanted != null, settings.talk(), Dice.named(seed, name + "talk"));
        int sip = FAILURES.get(Dice.named(seed, name + "sip").nextInt(FAILURES.size()));
        CallPlan plan =
                new CallPlan(
                        outcome,
                        settings.setup().draw(Dice.named(seed, name + "setup")),
                        ring,
                        talk,
                        sip,
                        settings.speedUp());
        CallPlan known = fixed == null ? plan : overridden(plan, fixed);
        PlannedPress press =
                settings.pressing()
                        .draw(
                                outcome,
                                fixed == null ? null : fixed.presses(),
                                Dice.named(seed, name + "press"));
        PlannedReturn back = settings.returning().draw(Dice.named(seed, name + "return"));
        CallPlan pressed = press == null ? known : known.with(press);
        CallPlan returned = back == null ? pressed : pressed.with(back);
        return wanted == null
                ? returned
                : returned.with(
                        settings.detection()
                                .draw(
                                        outcome,
                                        returned.talkSeconds(),
                                        wanted.atEnd(),
                                        Dice.named(seed, name + "verdict")));
    }

    /**
     * The plan of the {@code ordinal}-th call that a person makes, from 1: it is answered and
     * talked, unless the caller hangs up before.
     *
     * @param talkSeconds how long he would talk; null leaves it to chance
     * @param ringSeconds after how long he hangs up, whatever happens meanwhile; null for one who
     *     waits
     */
    public static CallPlan incoming(
            Settings settings,
            String person,
            int ordinal,
            @Nullable Integer talkSeconds,
            @Nullable Double ringSeconds) {
        String name = person + "/incoming/" + ordinal + "/";
        int drawn =
                talk(
                        Outcome.COMPLETED,
                        false,
                        settings.talk(),
                        Dice.named(settings.seed(), name + "talk"));
        return new CallPlan(
                ringSeconds == null ? Outcome.COMPLETED : Outcome.NO_ANSWER,
                0,
                Objects.requireNonNullElse(ringSeconds, (double) CallPlan.FOREVER),
                Objects.requireNonNullElse(talkSeconds, drawn),
                0,
                settings.speedUp());
    }

    /** How long a person who will not wait lets it ring. */
    public static double patience(Settings settings, String person, int ordinal) {
        String name = person + "/incoming/" + ordinal + "/ring";
        return settings.ring().draw(Dice.named(settings.seed(), name));
    }

    private static CallPlan overridden(CallPlan plan, FixedOutcome fixed) {
        return new CallPlan(
                plan.outcome(),
                plan.setupSeconds(),
                Objects.requireNonNullElse(fixed.ringSeconds(), plan.ringSeconds()),
                Objects.requireNonNullElse(fixed.talkSeconds(), plan.talkSeconds()),
                Objects.requireNonNullElse(fixed.sipResponseCode(), plan.failureSipCode()),
                plan.speedUp());
    }

    private static double ring(Outcome outcome, LogNormal times, RandomGenerator random) {
        double drawn = times.draw(random);
        return switch (outcome) {
            case COMPLETED, MACHINE, FAX, HANG -> drawn;
            case NO_ANSWER -> CallPlan.FOREVER;
            // Half of the busy calls find the line occupied, half are declined while they ring.
            case BUSY -> random.nextDouble() < HALF ? 0 : drawn;
            case FAILED -> 0;
        };
    }

    private static int talk(
            Outcome outcome, boolean listened, LogNormal times, RandomGenerator random) {
        int drawn = (int) Math.max(1, Math.round(times.draw(random)));
        return switch (outcome) {
            case COMPLETED -> drawn;
            case HANG -> CallPlan.FOREVER;
            case MACHINE, FAX -> listened ? drawn : 0;
            case NO_ANSWER, BUSY, FAILED -> 0;
        };
    }
}
