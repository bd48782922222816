package io.dialstream.campaigns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void aNumberOnAListIsNeverCalled() {
        assertThat(CallPolicy.verdict(new LeadFacts(true), NOW))
                .isEqualTo(new Verdict.Excluded(ExclusionReason.DO_NOT_CALL));
    }

    @Test
    void nobodyIsCalledWhileAListCannotBeRead() {
        assertThat(CallPolicy.verdict(LeadFacts.UNKNOWN, NOW))
                .isEqualTo(new Verdict.Wait(NOW.plusSeconds(5), WaitReason.RULES_UNAVAILABLE));
    }

    @Test
    void anybodyElseIs() {
        assertThat(CallPolicy.verdict(LeadFacts.NONE, NOW))
                .isEqualTo(new Verdict.Callable(Instant.MAX));
    }
}
