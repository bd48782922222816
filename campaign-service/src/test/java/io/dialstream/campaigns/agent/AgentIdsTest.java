package io.dialstream.campaigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentIdsTest {

    private static String best(String name) {
        return AgentIds.of(name).findFirst().orElseThrow();
    }

    @Test
    void readsLikeTheName() {
        assertThat(best("  Spring & Autumn: Rückruf! ")).isEqualTo("spring-autumn-ruckruf");
    }

    @Test
    void hasAnIdForNamesWithoutALatinLetter() {
        assertThat(best("予約")).isEqualTo("agent");
    }

    @Test
    void goesOnCounting() {
        assertThat(AgentIds.of("A").limit(3)).containsExactly("a", "a-2", "a-3");
    }

    @Test
    void isAlwaysShortEnoughForTheApi() {
        assertThat(AgentIds.of("x y".repeat(100)).skip(9_999).findFirst().orElseThrow())
                .matches("[A-Za-z0-9._-]{1,64}")
                .doesNotContain("--");
    }
}
