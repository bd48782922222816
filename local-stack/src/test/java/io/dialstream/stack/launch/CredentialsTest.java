package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir private Path folder;

    @Test
    void areMadeUpOnceForTheSimulator() {
        Credentials first = Credentials.of(Map.of(), folder.resolve("credentials"));
        assertThat(first.accountSid()).matches("AC[0-9a-f]{32}");
        assertThat(Credentials.of(Map.of(), folder.resolve("credentials"))).isEqualTo(first);
    }

    @Test
    void areForTheOwnersEyesOnly() throws IOException {
        Credentials.of(Map.of(), folder.resolve("credentials"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("credentials")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void areTheCallersWhereTheCallerHasThem() {
        Map<String, String> caller = Map.of("TWILIO_AUTH_TOKEN", "mine");
        assertThat(Credentials.of(caller, folder.resolve("credentials")).authToken())
                .isEqualTo("mine");
    }

    @Test
    void areNeverMadeUpForARealProvider() {
        assertThatThrownBy(() ->
                        Credentials.of(
                                Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", " ")))
                .isInstanceOf(StackProblem.class)
                .hasMessage(
                        "TWILIO_API_BASE_URL names a provider of your own, which needs credentials:"
                                + " set TWILIO_AUTH_TOKEN, TWILIO_FROM_NUMBER too.");
    }

    @Test
    void doNotShowTheToken() {
        assertThat(new Credentials("AC1", "secret", "+15005550006"))
                .hasToString("Credentials[AC1]");
    }
}
