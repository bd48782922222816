package io.dialstream.campaigns.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Test
    void leadsBackToAPageOfTheDashboard() {
        assertThat(Destination.of("/dashboard/campaigns/c?x=1%20"))
                .isEqualTo("/dashboard/campaigns/c?x=1%20");
    }

    @Test
    void takesOnlyThePathOfAWholeAddress() {
        assertThat(Destination.of("https://evil.example/dashboard/usage"))
                .isEqualTo("/dashboard/usage");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example",
                "//evil.example/x",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/dashboard/../campaigns",
                "/dashboard/x\r\nSet-Cookie: a=b",
                "/sign-out"
            })
    void leadsHomeFromAnythingElse(String address) {
        assertThat(Destination.of(address)).isEqualTo("/dashboard");
    }
}
