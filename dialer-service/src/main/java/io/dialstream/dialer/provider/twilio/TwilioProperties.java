package io.dialstream.dialer.provider.twilio;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Twilio account that calls are placed with, and where Twilio finds us.
 *
 * @param accountSid {@code AC} and 32 hex digits
 * @param fromNumber E.164; calls come from it unless an agent has a number of its own
 * @param apiBaseUrl another server that speaks Twilio's REST API; empty for Twilio's own
 * @param publicBaseUrl where Twilio reaches the webhook-ingest-service; may have a port and a path
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
                        regexp = "\\+[1-9][0-9]{1,14}",
                        message = "TWILIO_FROM_NUMBER must be a phone number in E.164 (+15550100)")
                @DefaultValue("")
                String fromNumber,
        @DefaultValue("") String apiBaseUrl,
        @DefaultValue("") String publicBaseUrl) {

    @AssertTrue(
            message =
                    "TWILIO_API_BASE_URL must be an http or https address without query and"
                            + " fragment, or empty for Twilio's own")
    public boolean isApiBaseUrlUsable() {
        return apiBaseUrl.isEmpty() || isBaseUrl(apiBaseUrl);
    }

    @AssertTrue(
            message =
                    "PUBLIC_BASE_URL must be the http or https address, without query and fragment,"
                            + " at which Twilio reaches us")
    public boolean isPublicBaseUrlUsable() {
        return isBaseUrl(publicBaseUrl);
    }

    private static boolean isBaseUrl(String text) {
        try {
            var uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without the token, and the number as its last digits. */
    @Override
    public String toString() {
        return "TwilioProperties[accountSid=%s, apiBaseUrl=%s, publicBaseUrl=%s]"
                .formatted(accountSid, apiBaseUrl, publicBaseUrl);
    }
}
