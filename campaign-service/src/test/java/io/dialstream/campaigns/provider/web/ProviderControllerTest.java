package io.dialstream.campaigns.provider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.provider.ProviderAccount;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.AccountState;
import io.dialstream.events.ProviderAccountChanged;
import io.dialstream.foundation.provider.InvalidAccountException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ProviderControllerTest {

    private final AnnouncedAccounts announced = AccountFixtures.noneAnnounced();

    @Test
    void showsEachAccountWithItsNumbersAndStateAndNoSecret() {
        announced.handle(
                AccountFixtures.reported("a", AccountState.PROVIDER_DOWN, MovableClock.START));
        var accounts =
                accounts(
                        Map.of(
                                "dialstream.twilio.from-number", "+15550100",
                                "dialstream.provider.twilio.callerids", "+15550101,+15550100",
                                "dialstream.provider.eu.vendor", "acme",
                                "dialstream.provider.eu.callspersecond", "2.5",
                                "dialstream.provider.eu.accountsid", "AC1",
                                "dialstream.provider.eu.authtoken", "s3cret"));

        assertThat(accounts)
                .containsExactly(
                        new ProviderAccount("eu", "acme", List.of(), 2.5, AccountState.OK, 0, null),
                        new ProviderAccount(
                                "twilio",
                                "twilio",
                                List.of("+15550100", "+15550101"),
                                1,
                                AccountState.PROVIDER_DOWN,
                                0,
                                null));
        assertThat(accounts.toString()).doesNotContain("AC1", "s3cret");
    }

    @Test
    void aServiceThatIsToldNothingHasTheFirstAccount() {
        assertThat(accounts(Map.of()))
                .containsExactly(
                        new ProviderAccount(
                                "twilio", "twilio", List.of(), 1, AccountState.OK, 0, null));
    }

    @Test
    void aNumberThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> accounts(Map.of("dialstream.twilio.from-number", "anonymous")))
                .isInstanceOf(InvalidAccountException.class)
                .hasMessageStartingWith("TWILIO_FROM_NUMBER must be a phone number in E.164");
    }

    /** A dialer may still announce, or have announced, what is not configured any more. */
    @Test
    void leavesOutWhatIsOnlyAnnounced() {
        announced.handle(
                new ProviderAccountChanged(
                        "x",
                        "gone",
                        "acme",
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH));
        assertThat(accounts(Map.of())).extracting(ProviderAccount::id).containsExactly("twilio");
    }

    private List<ProviderAccount> accounts(Map<String, String> settings) {
        var environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return new ProviderController(environment, announced).list().items();
    }
}
