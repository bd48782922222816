package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.foundation.provider.InvalidAccountException;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.request.PublicAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TwilioTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";

    @Test
    void takesAnAccountWithSidAndToken() {
        assertThat(provider(Map.of("account-sid", SID, "auth-token", "t"))).isNotNull();
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> provider(Map.of()))
                .isInstanceOf(InvalidAccountException.class)
                .hasMessage(
                        "TWILIO_ACCOUNT_SID must be AC followed by 32 hex digits;"
                                + " TWILIO_AUTH_TOKEN must be the account's auth token");
    }

    @ParameterizedTest
    @CsvSource({
        "account-sid, AC123, TWILIO_ACCOUNT_SID",
        "auth-token, with space, TWILIO_AUTH_TOKEN",
        "auth-token-previous, with space, TWILIO_AUTH_TOKEN_PREVIOUS"
    })
    void namesWhatIsMalformedAndNeverShowsIt(String name, String value, String variable) {
        var settings = new HashMap<>(Map.of("account-sid", SID, "auth-token", "t"));
        settings.put(name, value);

        assertThatThrownBy(() -> provider(settings))
                .hasMessageStartingWith(variable + " must be")
                .message()
                .doesNotContain(value);
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) -> properties.put("dialstream.twilio." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new Twilio(PublicAddress.parse("https://h"))
                .provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
