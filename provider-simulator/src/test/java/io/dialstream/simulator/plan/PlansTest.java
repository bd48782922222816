package io.dialstream.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedPress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlansTest {

    private static final Settings SETTINGS =
            new Settings(
                    10,
                    1000,
                    42,
                    new Mix(70, 12, 10, 5, 3),
                    new LogNormal(1, 0.3),
                    new LogNormal(8, 0.5),
                    new LogNormal(40, 0.8));

    @Test
    void drawsTheSameForTheSameSeedNumberAndOrdinal() {
        assertThat(draw("+15550000001", 2)).isEqualTo(draw("+15550000001", 2));
        assertThat(draw("+15550000001", 2)).isNotEqualTo(draw("+15550000001", 1));
        assertThat(draw("+15550000001", 1)).isNotEqualTo(draw("+15550000002", 1));
    }

    @Test
    void followsTheMix() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        plans().forEach(plan -> counts.merge(plan.outcome(), 1, Integer::sum));
        assertThat(share(counts, Outcome.COMPLETED)).isCloseTo(0.70, within(0.02));
        assertThat(share(counts, Outcome.NO_ANSWER)).isCloseTo(0.12, within(0.02));
        assertThat(share(counts, Outcome.BUSY)).isCloseTo(0.10, within(0.02));
        assertThat(share(counts, Outcome.FAILED)).isCloseTo(0.05, within(0.02));
        assertThat(share(counts, Outcome.MACHINE)).isCloseTo(0.03, within(0.02));
    }

    @Test
    void talksAsLongAsTheDistributionSays() {
        List<Integer> talks =
                plans().stream()
                        .filter(plan -> plan.outcome() == Outcome.COMPLETED)
                        .map(CallPlan::talkSeconds)
                        .sorted()
                        .toList();
        assertThat(talks.getFirst()).isPositive();
        assertThat((double) talks.get(talks.size() / 2)).isCloseTo(40, within(2.0));
    }

    @Test
    void obeysAFixedOutcomeAndDrawsTheRestAsBefore() {
        FixedOutcome fixed = new FixedOutcome(Outcome.COMPLETED, 7, null, null);
        CallPlan drawn = draw("+15550000001", 1);
        CallPlan plan = Plans.draw(SETTINGS, "+15550000001", 1, fixed);
        assertThat(plan.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(plan.talkSeconds()).isEqualTo(7);
        assertThat(plan.setupSeconds()).isEqualTo(drawn.setupSeconds());
    }

    @Test
    void obeysAFixedRingTimeAndSipCode() {
        FixedOutcome fixed = new FixedOutcome(Outcome.FAILED, null, 3.5, 480);
        CallPlan plan = Plans.draw(SETTINGS, "+15550000001", 1, fixed);
        assertThat(plan.ringSeconds()).isEqualTo(3.5);
        assertThat(plan.failureSipCode()).isEqualTo(480);
    }

    @Test
    void aShareOfHumansPressesTheKeyThatTheyAreToldOf() {
        Settings settings = pressing(0.25);
        List<CallPlan> humans =
                IntStream.range(0, 4_000)
                        .mapToObj(n -> Plans.draw(settings, "+1555" + n, 1, null))
                        .filter(plan -> plan.outcome() == Outcome.COMPLETED)
                        .toList();

        List<PlannedPress> presses =
                humans.stream().map(CallPlan::press).filter(Objects::nonNull).toList();
        assertThat((double) presses.size() / humans.size()).isCloseTo(0.25, within(0.03));
        assertThat(presses).allMatch(press -> press.key() == null && press.seconds() == 3);
        assertThat(plans()).allMatch(plan -> plan.press() == null);
    }

    @Test
    void aNumberPressesWhatItIsToAndAMachineNothing() {
        FixedOutcome presses = new FixedOutcome(Outcome.COMPLETED, null, null, null, "5");
        FixedOutcome machine = new FixedOutcome(Outcome.MACHINE, null, null, null, "5");

        assertThat(Plans.draw(pressing(0), "+15551", 1, presses).press())
                .isEqualTo(new PlannedPress("5", 3));
        assertThat(Plans.draw(pressing(1), "+15551", 1, machine).press()).isNull();
    }

    private static Settings pressing(double share) {
        return new Settings(
                SETTINGS.speedUp(),
                SETTINGS.callsPerSecond(),
                SETTINGS.seed(),
                SETTINGS.mix(),
                SETTINGS.setup(),
                SETTINGS.ring(),
                SETTINGS.talk(),
                SETTINGS.detection(),
                new Pressing(share, new LogNormal(3, 0)),
                Returning.NEVER);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pressing(1.1, new LogNormal(3, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedOutcome(Outcome.COMPLETED, null, null, null, "99"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(-1, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogNormal(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Outcome.named("nobody"));
    }

    private static List<CallPlan> plans() {
        return IntStream.range(0, 10_000).mapToObj(index -> draw("+1555" + index, 1)).toList();
    }

    private static double share(Map<Outcome, Integer> counts, Outcome outcome) {
        return counts.getOrDefault(outcome, 0) / 10_000.0;
    }

    private static CallPlan draw(String number, int ordinal) {
        return Plans.draw(SETTINGS, number, ordinal, null);
    }
}
