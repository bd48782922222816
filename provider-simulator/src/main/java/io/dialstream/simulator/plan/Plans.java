package io.dialstream.simulator.plan;

import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedPress;
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
        CallPlan pressed = press == null ? known : known.with(press);
        return wanted == null
                ? pressed
                : pressed.with(
                        settings.detection()
                                .draw(
                                        outcome,
                                        pressed.talkSeconds(),
                                        wanted.atEnd(),
                                        Dice.named(seed, name + "verdict")));
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
