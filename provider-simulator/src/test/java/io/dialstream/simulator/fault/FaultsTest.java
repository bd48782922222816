package io.dialstream.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private static final String EAST = "east";
    private static final Occasion OCCASION = Occasion.of(EAST, "+15550001234", "1");

    @Test
    void strikesNeverUnlessSwitchedOn() {
        assertThat(strikes(Faults.NONE, OCCASION)).isFalse();
    }

    @Test
    void strikesAlwaysByAnEmptyRule() {
        assertThat(strikes(with(FaultRule.ALWAYS), OCCASION)).isTrue();
    }

    @Test
    void strikesAsOftenAsItsProbabilityAndTheSameEachTime() {
        Faults faults = with(new FaultRule(0.2, null, null, null, null, null));
        double share =
                IntStream.range(0, 10_000).filter(index -> strikesAt(faults, index)).count()
                        / 10_000.0;
        assertThat(share).isCloseTo(0.2, within(0.02));
        assertThat(strikesAt(faults, 17)).isEqualTo(strikesAt(faults, 17));
    }

    @Test
    void strikesOnlyNumbersThatEndSo() {
        Faults faults = with(new FaultRule(null, null, "1234", null, null, null));
        assertThat(strikes(faults, OCCASION)).isTrue();
        assertThat(strikes(faults, Occasion.of(EAST, "+15550001235", "1"))).isFalse();
    }

    @Test
    void strikesOnlyCallbacksOfThatStatus() {
        Faults faults = with(new FaultRule(null, null, null, "completed", null, null));
        assertThat(strikes(faults, new Occasion(EAST, "+1555", "1", "completed"))).isTrue();
        assertThat(strikes(faults, new Occasion(EAST, "+1555", "1", "ringing"))).isFalse();
    }

    @Test
    void strikesOnlyAnAccount() {
        Faults faults = with(new FaultRule(null, 2, null, null, null, EAST));
        Faults once = faults.afterStrikeOf(Fault.LOSE_CALLBACK);
        assertThat(strikes(once, OCCASION)).isTrue();
        assertThat(strikes(once, Occasion.of("west", "+15550001234", "1"))).isFalse();
    }

    @Test
    void isSpentAfterTheNextFew() {
        Faults faults = with(new FaultRule(null, 2, null, null, null, null));
        Faults once = faults.afterStrikeOf(Fault.LOSE_CALLBACK);
        assertThat(strikes(once, OCCASION)).isTrue();
        assertThat(strikes(once.afterStrikeOf(Fault.LOSE_CALLBACK), OCCASION)).isFalse();
    }

    @Test
    void leavesFaultsAloneThatAreNotNamed() {
        Faults faults = with(FaultRule.ALWAYS).with(Map.of(Fault.RATE_LIMIT, FaultRule.ALWAYS));
        assertThat(faults.rules()).containsOnlyKeys(Fault.LOSE_CALLBACK, Fault.RATE_LIMIT);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isFoundByItsName(Fault fault) {
        assertThat(Fault.named(fault.wireName())).isEqualTo(fault);
        assertThat(Fault.named(fault.wireName().replace("-", ""))).isEqualTo(fault);
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaultRule(1.1, null, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaultRule(null, -1, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.named("duplicates"));
    }

    private static Faults with(FaultRule rule) {
        return Faults.NONE.with(Map.of(Fault.LOSE_CALLBACK, rule));
    }

    private static boolean strikesAt(Faults faults, int index) {
        return strikes(faults, Occasion.of(EAST, "+15550001234", "call/" + index));
    }

    private static boolean strikes(Faults faults, Occasion occasion) {
        return faults.strikes(Fault.LOSE_CALLBACK, 7, occasion).isPresent();
    }
}
