package io.dialstream.dialer.provider.plivo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlivoVendorTest {

    private static final Map<String, String> COMPLETE =
            Map.of(
                    "vendor",
                    "plivo",
                    "authid",
                    PlivoFixture.AUTH_ID,
                    "authtoken",
                    PlivoFixture.AUTH_TOKEN,
                    "fromnumber",
                    "+15550100");

    @Test
    void takesAnAccountAndAssumesTheVendorsOwnAddress() {
        var account = PlivoFixture.account(COMPLETE, TimeOuts.USUAL);

        assertThat(account.id()).isEqualTo("pl");
        assertThat(account.vendor()).isEqualTo("plivo");
        assertThat(account.defaultCallerId()).isEqualTo(new PhoneNumber("+15550100"));
    }

    @Test
    void promisesNeitherTheCallsOwnIdNorAList() {
        var capabilities = PlivoFixture.account(COMPLETE, TimeOuts.USUAL).capabilities();

        assertThat(capabilities.can(Ability.NAMES_CALLS_AT_ONCE)).isFalse();
        assertThat(capabilities.can(Ability.LISTS_CALLS)).isFalse();
        assertThat(capabilities.can(Ability.FETCHES_CALLS)).isTrue();
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> PlivoFixture.account(Map.of("vendor", "plivo"), TimeOuts.USUAL))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_PL_AUTHID must be MA or SA followed by 18 capitals"
                                + " and digits;"
                                + " DIALSTREAM_PROVIDER_PL_AUTHTOKEN must be the account's auth"
                                + " token;"
                                + " DIALSTREAM_PROVIDER_PL_FROMNUMBER must be a phone number in"
                                + " E.164 (+15550100)");
    }

    @ParameterizedTest
    @CsvSource({
        "authid, AC00000000000000000000000000000001, AUTHID",
        "authtoken, s p a c e, AUTHTOKEN",
        "fromnumber, 0049301, FROMNUMBER",
        "apibaseurl, api.plivo.com, APIBASEURL"
    })
    void refusesWhatIsMalformedInOneSentence(String name, String value, String variable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(name, value);

        assertThatThrownBy(() -> PlivoFixture.account(settings, TimeOuts.USUAL))
                .hasMessageStartingWith("DIALSTREAM_PROVIDER_PL_" + variable + " must be ")
                .message()
                .doesNotContain(value, PlivoFixture.AUTH_TOKEN);
    }
}
