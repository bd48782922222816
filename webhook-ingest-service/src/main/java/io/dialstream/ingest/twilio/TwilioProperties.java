package io.dialstream.ingest.twilio;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Twilio account whose callbacks are taken.
 *
 * @param authTokenPrevious accepted as well while a token is replaced; empty when it is not
 */
@Validated
@ConfigurationProperties("dialstream.twilio")
record TwilioProperties(
        @Pattern(
                        regexp = "AC[0-9a-fA-F]{32}",
                        message = "TWILIO_ACCOUNT_SID must be AC followed by 32 hex digits")
                @DefaultValue("")
                String accountSid,
        @Pattern(regexp = "[!-~]+", message = "TWILIO_AUTH_TOKEN must be the account's auth token")
                @DefaultValue("")
                String authToken,
        @Pattern(
                        regexp = "[!-~]*",
                        message =
                                "TWILIO_AUTH_TOKEN_PREVIOUS must be the account's former auth token"
                                        + " or be left out")
                @DefaultValue("")
                String authTokenPrevious) {

    /** One token, or two during a rotation. */
    public List<String> authTokens() {
        return Stream.of(authToken, authTokenPrevious).filter(token -> !token.isEmpty()).toList();
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TwilioProperties[accountSid=" + accountSid + "]";
    }
}
