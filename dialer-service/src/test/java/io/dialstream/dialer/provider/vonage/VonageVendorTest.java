package io.dialstream.dialer.provider.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VonageVendorTest {

    private static final Map<String, String> COMPLETE =
            Map.of(
                    "vendor",
                    "vonage",
                    "applicationid",
                    VonageFixture.APPLICATION,
                    "privatekey",
                    VonageFixture.PEM,
                    "fromnumber",
                    "+15550100");

    @Test
    void takesAnApplicationAndItsKey() {
        var account = VonageFixture.account(COMPLETE, TimeOuts.USUAL);

        assertThat(account.id()).isEqualTo("v1");
        assertThat(account.vendor()).isEqualTo("vonage");
        assertThat(account.defaultCallerId()).isEqualTo(new PhoneNumber("+15550100"));
    }

    /** Files of variables have one line each. */
    @Test
    void takesAKeyWhoseLineBreaksAreSpelledOut() {
        var settings = new HashMap<>(COMPLETE);
        settings.put("privatekey", VonageFixture.PEM.replace("\n", "\\n"));

        assertThat(VonageFixture.account(settings, TimeOuts.USUAL).id()).isEqualTo("v1");
    }

    @Test
    void takesAKeyFromAFile(@TempDir Path folder) throws Exception {
        var settings = new HashMap<>(COMPLETE);
        var file = Files.writeString(folder.resolve("private.key"), VonageFixture.PEM);
        settings.put("privatekey", file.toString());

        assertThat(VonageFixture.account(settings, TimeOuts.USUAL).id()).isEqualTo("v1");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> VonageFixture.account(Map.of("vendor", "vonage"), TimeOuts.USUAL))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_V1_APPLICATIONID must be the application's id, a UUID;"
                                + " DIALSTREAM_PROVIDER_V1_PRIVATEKEY must be the application's"
                                + " private key (PEM, PKCS #8), or the path of a file with it;"
                                + " DIALSTREAM_PROVIDER_V1_FROMNUMBER must be a phone number in"
                                + " E.164 (+15550100)");
    }

    @ParameterizedTest
    @CsvSource({
        "applicationid, app-1, APPLICATIONID",
        "privatekey, /no/such/file, PRIVATEKEY",
        "privatekey, /, PRIVATEKEY",
        "privatekey, -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, PRIVATEKEY",
        "privatekey, -----BEGIN RSA PRIVATE KEY-----AAAA-----END RSA PRIVATE KEY-----, PRIVATEKEY",
        "fromnumber, 15550100, FROMNUMBER",
        "apibaseurl, api.nexmo.com, APIBASEURL"
    })
    void refusesWhatIsMalformedInOneSentence(String name, String value, String variable) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(name, value);

        assertThatThrownBy(() -> VonageFixture.account(settings, TimeOuts.USUAL))
                .hasMessageStartingWith("DIALSTREAM_PROVIDER_V1_" + variable + " must be ")
                .message()
                .doesNotContain("AAAA", "/no/such", "BEGIN");
    }
}
