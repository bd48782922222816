package io.dialstream.dialer.provider.signalwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalWireVendorTest {

    private static final Map<String, String> COMPLETE =
            Map.of(
                    "vendor", "signalwire",
                    "projectid", SignalWireFixture.PROJECT,
                    "token", SignalWireFixture.TOKEN,
                    "fromnumber", "+15550100",
                    "apibaseurl", "https://example.signalwire.com");

    @Test
    void takesAProjectOfASpace() {
        var account = SignalWireFixture.account(COMPLETE, TimeOuts.USUAL);

        assertThat(account.id()).isEqualTo("wire");
        assertThat(account.vendor()).isEqualTo("signalwire");
        assertThat(account.defaultCallerId()).isEqualTo(new PhoneNumber("+15550100"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() ->
                        SignalWireFixture.account(Map.of("vendor", "signalwire"), TimeOuts.USUAL))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_WIRE_PROJECTID must be the project's id, a UUID;"
                                + " DIALSTREAM_PROVIDER_WIRE_TOKEN must be the project's API token;"
                                + " DIALSTREAM_PROVIDER_WIRE_FROMNUMBER must be a phone number in"
                                + " E.164 (+15550100);"
                                + " DIALSTREAM_PROVIDER_WIRE_APIBASEURL must be the address of the"
                                + " space (https://example.signalwire.com)");
    }

    @ParameterizedTest
    @CsvSource({
        "projectid, AC00000000000000000000000000000001, PROJECTID",
        "token, s p a c e, TOKEN",
        "fromnumber, 0049301, FROMNUMBER",
        "apibaseurl, mine.signalwire.com, APIBASEURL"
    })
    void refusesWhatIsMalformedInOneSentence(String name, String value, String variable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(name, value);

        assertThatThrownBy(() -> SignalWireFixture.account(settings, TimeOuts.USUAL))
                .hasMessageStartingWith("DIALSTREAM_PROVIDER_WIRE_" + variable + " must be ")
                .message()
                .doesNotContain(value, SignalWireFixture.TOKEN);
    }
}
