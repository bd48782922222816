package io.dialstream.dialer.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+14155550100");

    private final Provider twilio = new MissingAccount("twilio", NUMBER);
    private final Provider east = new MissingAccount("east", NUMBER);
    private final Providers providers = new Providers(List.of(twilio, east), "east");

    @Test
    void aCommandThatNamesNoAccountGetsTheUsualOne() {
        assertThat(providers.addressed(Given.call("c", 1, 1)).provider()).isEqualTo("east");
        assertThat(providers.addressed(Given.call("c", 1, 1).with("twilio")).provider())
                .isEqualTo("twilio");
    }

    /** In a lane from before there were several, whatever is usual now. */
    @Test
    void aCallThatNamesNoAccountIsTheFirstAccounts() {
        assertThat(providers.of(Given.call("c", 1, 1))).isSameAs(twilio);
        assertThat(providers.of(Given.call("c", 1, 1).with("east"))).isSameAs(east);
    }

    @Test
    void anAccountThatIsNotConfiguredPlacesNothingAndPausesTheCampaign() {
        var gone = providers.named("gone");

        assertThat(gone.id()).isEqualTo("gone");
        assertThat(gone.place(request()))
                .isEqualTo(
                        new PlacementAnswer.CredentialsRefused(
                                "NO_ACCOUNT", "No provider account gone is configured"));
        assertThatThrownBy(() -> gone.fetch("CA1"))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> gone.hangUp("CA1"))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void theUsualAccountMustBeThere() {
        assertThatThrownBy(() -> new Providers(List.of(twilio), "east"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PlacementRequest request() {
        return new PlacementRequest(
                "c-1", "c", "1", NUMBER, NUMBER, new AnswerInstructions(null, "Hi"));
    }
}
