package io.dialstream.dialer.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TwilioVendorTest {

    private static final String SID = "AC0123456789abcdef0123456789ABCDEF";
    private static final Map<String, String> COMPLETE =
            Map.of("account-sid", SID, "auth-token", "s3cret", "from-number", "+15550100");
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void acceptsWhatTwilioGives() {
        assertThat(account(COMPLETE).id()).isEqualTo("twilio");
        assertThat(account(COMPLETE).defaultCallerId()).isEqualTo(new PhoneNumber("+15550100"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> account(Map.of()))
                .hasMessage(
                        "TWILIO_ACCOUNT_SID must be AC followed by 32 hex digits;"
                                + " TWILIO_AUTH_TOKEN must be the account's auth token;"
                                + " TWILIO_FROM_NUMBER must be a phone number in E.164"
                                + " (+15550100)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "https://",
                "https://example.com?x=1",
                "https://example.com#f",
                "https://u:p@example.com",
                "https://exa mple.com"
            })
    void refusesWhatIsNoBaseAddress(String url) {
        var settings = new HashMap<>(COMPLETE);
        settings.put("api-base-url", url);

        assertThatThrownBy(() -> account(settings))
                .hasMessageStartingWith("TWILIO_API_BASE_URL must be")
                .message()
                .doesNotContain("s3cret", url);
        assertThat(problems(new PublicAddressProperties(url))).hasSize(1);
    }

    @Test
    void takesBaseAddressesWithPortAndPath() {
        var settings = new HashMap<>(COMPLETE);
        settings.put("api-base-url", "http://127.0.0.1:8090/");

        assertThat(account(settings)).isNotNull();
        assertThat(problems(new PublicAddressProperties("https://h:8443/prefix/"))).isEmpty();
        assertThat(problems(new PublicAddressProperties(""))).hasSize(1);
    }

    @Test
    void twilioRingsForTenMinutesAtMost() {
        assertThat(problems(times(601, 3600))).hasSize(1);
        assertThat(problems(times(0, 0))).hasSize(2);
        assertThat(problems(times(600, 86_400))).isEmpty();
    }

    private static Provider account(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) -> properties.put("dialstream.twilio." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        var vendor =
                new TwilioVendor(
                        "https://h",
                        times(60, 3600),
                        new CallbackTokens(List.of("a-secret-of-the-tests")));
        return vendor.account(ConfiguredAccounts.read(environment).getFirst());
    }

    private static CallTimesProperties times(long ring, long call) {
        return new CallTimesProperties(Duration.ofSeconds(ring), Duration.ofSeconds(call));
    }

    private static List<String> problems(Object properties) {
        return VALIDATOR.validate(properties).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
