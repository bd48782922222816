package io.dialstream.campaigns.agent;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the provider reaches this installation, so that no agent hands calls over to ourselves.
 *
 * @param publicBaseUrl empty when it is not told
 */
@Validated
@ConfigurationProperties("dialstream.agents")
public record OwnAddressProperties(@DefaultValue("") String publicBaseUrl) {

    @AssertTrue(
            message =
                    "PUBLIC_BASE_URL must be the http or https address at which the provider"
                            + " reaches us, or be left out")
    public boolean isPublicBaseUrlUsable() {
        try {
            return publicBaseUrl.isEmpty() || new URI(publicBaseUrl).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
