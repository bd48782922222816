package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.vendor.Secrets;
import io.dialstream.stack.vendor.Vendor;
import io.dialstream.stack.vendor.Vendors;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorEnvironmentsTest {

    private static final Vendor SIGNALWIRE = Vendors.named("signalwire").orElseThrow();

    private final Map<Part, Map<String, String>> told =
            VendorEnvironments.of(
                    List.of(SIGNALWIRE),
                    new Secrets("a-callback-secret", Path.of("data")),
                    URI.create("http://127.0.0.1:8090"));

    @Test
    void bothSidesKnowTheAccountByTheSame() {
        assertThat(told.get(Part.DIALER))
                .containsEntry("DIALSTREAM_PROVIDER_SIGNALWIRE_VENDOR", "signalwire")
                .containsEntry(
                        "DIALSTREAM_PROVIDER_SIGNALWIRE_PROJECTID",
                        of(Part.SIMULATOR, "SIMULATOR_ACCOUNTS_SIGNALWIRE_PROJECTID"))
                .containsEntry(
                        "DIALSTREAM_PROVIDER_SIGNALWIRE_TOKEN",
                        of(Part.SIMULATOR, "SIMULATOR_ACCOUNTS_SIGNALWIRE_TOKEN"));
        assertThat(told.get(Part.INGEST))
                .containsEntry(
                        "DIALSTREAM_PROVIDER_SIGNALWIRE_SIGNINGKEY",
                        of(Part.SIMULATOR, "SIMULATOR_ACCOUNTS_SIGNALWIRE_SIGNINGKEY"))
                .containsEntry(
                        "DIALSTREAM_PROVIDER_SIGNALWIRE_APIBASEURL", "http://127.0.0.1:8090");
    }

    @Test
    void callsThatNameNoAccountArePlacedThere() {
        assertThat(told.get(Part.DIALER))
                .containsEntry("DIALSTREAM_PROVIDER_DEFAULT", "signalwire")
                .containsEntry(
                        "DIALSTREAM_PROVIDER_SIGNALWIRE_APIBASEURL", "http://127.0.0.1:8090");
        assertThat(told.get(Part.CAMPAIGN))
                .containsEntry("DIALSTREAM_PROVIDER_DEFAULT", "signalwire")
                .containsEntry("DIALSTREAM_PROVIDER_SIGNALWIRE_FROMNUMBER", "+15005550006")
                .doesNotContainKey("DIALSTREAM_PROVIDER_SIGNALWIRE_TOKEN");
    }

    private String of(Part part, String name) {
        return told.getOrDefault(part, Map.of()).getOrDefault(name, "");
    }
}
