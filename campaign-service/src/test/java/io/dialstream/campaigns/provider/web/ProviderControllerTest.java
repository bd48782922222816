package io.dialstream.campaigns.provider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.provider.ProviderAccount;
import io.dialstream.foundation.provider.InvalidAccountException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ProviderControllerTest {

    @Test
    void showsEachAccountWithItsNumbersAndNoSecret() {
        var accounts =
                accounts(
                        Map.of(
                                "dialstream.twilio.from-number", "+15550100",
                                "dialstream.provider.twilio.callerids", "+15550101,+15550100",
                                "dialstream.provider.eu.vendor", "acme",
                                "dialstream.provider.eu.accountsid", "AC1",
                                "dialstream.provider.eu.authtoken", "s3cret"));

        assertThat(accounts)
                .containsExactly(
                        new ProviderAccount("eu", "acme", List.of()),
                        new ProviderAccount("twilio", "twilio", List.of("+15550100", "+15550101")));
        assertThat(accounts.toString()).doesNotContain("AC1", "s3cret");
    }

    @Test
    void aServiceThatIsToldNothingHasTheFirstAccount() {
        assertThat(accounts(Map.of()))
                .containsExactly(new ProviderAccount("twilio", "twilio", List.of()));
    }

    @Test
    void aNumberThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> accounts(Map.of("dialstream.twilio.from-number", "anonymous")))
                .isInstanceOf(InvalidAccountException.class)
                .hasMessageStartingWith("TWILIO_FROM_NUMBER must be a phone number in E.164");
    }

    private static List<ProviderAccount> accounts(Map<String, String> settings) {
        var environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return new ProviderController(environment).list().items();
    }
}
