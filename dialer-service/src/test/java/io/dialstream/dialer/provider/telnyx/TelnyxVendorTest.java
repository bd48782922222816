package io.dialstream.dialer.provider.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelnyxVendorTest {

    private static final Map<String, String> COMPLETE =
            Map.of(
                    "vendor",
                    "telnyx",
                    "apikey",
                    TelnyxFixture.KEY,
                    "connectionid",
                    TelnyxFixture.CONNECTION,
                    "fromnumber",
                    "+15550100");

    @Test
    void takesAnApplicationAtTelnyxItself() {
        var account = TelnyxFixture.account(COMPLETE, TimeOuts.USUAL);

        assertThat(account.id()).isEqualTo("tel");
        assertThat(account.vendor()).isEqualTo("telnyx");
        assertThat(account.defaultCallerId()).isEqualTo(new PhoneNumber("+15550100"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> TelnyxFixture.account(Map.of("vendor", "telnyx"), TimeOuts.USUAL))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_TEL_APIKEY must be an API key of the account;"
                                + " DIALSTREAM_PROVIDER_TEL_CONNECTIONID must be the id of a Voice"
                                + " API application, in digits;"
                                + " DIALSTREAM_PROVIDER_TEL_FROMNUMBER must be a phone number in"
                                + " E.164 (+15550100)");
    }

    @ParameterizedTest
    @CsvSource({
        "apikey, s p a c e, APIKEY",
        "connectionid, my-application, CONNECTIONID",
        "fromnumber, 0049301, FROMNUMBER",
        "apibaseurl, api.telnyx.com, APIBASEURL"
    })
    void refusesWhatIsMalformedInOneSentence(String name, String value, String variable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(name, value);

        assertThatThrownBy(() -> TelnyxFixture.account(settings, TimeOuts.USUAL))
                .hasMessageStartingWith("DIALSTREAM_PROVIDER_TEL_" + variable + " must be ")
                .message()
                .doesNotContain(value, TelnyxFixture.KEY);
    }
}
