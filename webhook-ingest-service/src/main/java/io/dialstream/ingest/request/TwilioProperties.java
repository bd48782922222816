package io.dialstream.ingest.request;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose callbacks are taken, and at which address Twilio sends them.
 *
 * @param authTokenPrevious accepted as well while a token is replaced; empty when it is not
 * @param publicBaseUrl where Twilio reaches this service; may have a port and a path
 */
@Validated
@ConfigurationProperties("dialstream.twilio")
public record TwilioProperties(
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
                String authTokenPrevious,
        @DefaultValue("") String publicBaseUrl) {

    @AssertTrue(
            message =
                    "PUBLIC_BASE_URL must be the http or https address, without query and fragment,"
                            + " at which Twilio reaches us")
    public boolean isPublicBaseUrlUsable() {
        return PublicAddress.isBaseUrl(publicBaseUrl);
    }

    /** One token, or two during a rotation. */
    public List<String> authTokens() {
        return Stream.of(authToken, authTokenPrevious).filter(token -> !token.isEmpty()).toList();
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TwilioProperties[accountSid=%s, publicBaseUrl=%s]"
                .formatted(accountSid, publicBaseUrl);
    }
}
