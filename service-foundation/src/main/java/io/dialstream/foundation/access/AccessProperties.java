package io.dialstream.foundation.access;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use the API: keys, or tokens of a JWT issuer, or both.
 *
 * @param jwtAudience what the issuer calls this API; a token for another one is none for us
 */
@Validated
@ConfigurationProperties("dialstream.access")
public record AccessProperties(
        @DefaultValue("") String apiKeys,
        @DefaultValue("") String jwtIssuer,
        @DefaultValue("") String jwtAudience) {

    @AssertTrue(
            message =
                    "DIALSTREAM_API_KEYS must list the API keys as userId=key,userId=key"
                            + ", no userId beginning with jwt:"
                            + " (or dialstream.access.jwt-issuer must name a JWT issuer)")
    public boolean isSomebodyAllowed() {
        if (apiKeys.isBlank()) {
            return !jwtIssuer.isBlank();
        }
        try {
            ApiKeys.parse(apiKeys);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @AssertTrue(
            message =
                    "DIALSTREAM_ACCESS_JWTAUDIENCE must be the audience that the tokens of"
                            + " DIALSTREAM_ACCESS_JWTISSUER name for this API")
    public boolean isAudienceKnown() {
        return jwtIssuer.isBlank() || !jwtAudience.isBlank();
    }

    @Override
    public String toString() {
        return "AccessProperties[jwtIssuer=" + jwtIssuer + ", jwtAudience=" + jwtAudience + "]";
    }
}
