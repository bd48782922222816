package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No vendor of calls is named in the services outside of its own packages: what is written there
 * must hold for every vendor.
 */
class VendorNamesTest {

    private static final List<String> MODULES =
            List.of(
                    "common-events",
                    "service-foundation",
                    "campaign-service",
                    "dialer-service",
                    "webhook-ingest-service",
                    "calllog-service");

    private static final String VENDORS = "twilio|signalwire|telnyx|vonage|plivo|sanspbx";
    private static final Pattern NAME = Pattern.compile("(?i)" + VENDORS);
    private static final Pattern OF_A_VENDOR =
            Pattern.compile("/(?:provider|ingest)/(?:" + VENDORS + ")/");

    /**
     * What may name one, and why.
     *
     * <ul>
     *   <li>ConfiguredAccounts: {@code TWILIO_...} is configuration.
     *   <li>CallStatusChanged, CallDocuments: how precise the clocks of old records are.
     * </ul>
     */
    private static final List<String> MAY =
            List.of("ConfiguredAccounts.java", "CallStatusChanged.java", "CallDocuments.java");

    @Test
    void areInTheirOwnPackagesOnly() {
        var found = new TreeSet<String>();
        MODULES.stream()
                .flatMap(module -> Project.files(module + "/src/main/java", ".java").stream())
                .filter(file -> !OF_A_VENDOR.matcher(file.toString()).find())
                .filter(file -> NAME.matcher(Project.text(file)).find())
                .map(Path::getFileName)
                .forEach(name -> found.add(String.valueOf(name)));

        assertThat(found).containsExactlyInAnyOrderElementsOf(MAY);
    }
}
