package io.dialstream.dialer.provider;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where providers find us.
 *
 * @param publicBaseUrl where they reach the webhook-ingest-service; may have a port and a path
 */
@Validated
@ConfigurationProperties("dialstream.webhooks")
public record PublicAddressProperties(@DefaultValue("") String publicBaseUrl) {

    @AssertTrue(
            message =
                    "PUBLIC_BASE_URL must be the http or https address, without query and fragment,"
                            + " at which the provider reaches us")
    public boolean isPublicBaseUrlUsable() {
        return isBaseUrl(publicBaseUrl);
    }

    /** Whether a text is an http or https address without user, query and fragment. */
    public static boolean isBaseUrl(String text) {
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

    /** Such an address without slashes at its end. */
    public static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? withoutTrailingSlash(url.substring(0, url.length() - 1)) : url;
    }
}
