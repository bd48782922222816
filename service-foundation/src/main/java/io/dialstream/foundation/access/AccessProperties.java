package io.dialstream.foundation.access;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use the API: keys, or tokens of a JWT issuer (the claim {@code sub} is the user), or
 * both.
 */
@Validated
@ConfigurationProperties("dialstream.access")
public record AccessProperties(
        @DefaultValue("") String apiKeys, @DefaultValue("") String jwtIssuer) {

    @AssertTrue(
            message =
                    "DIALSTREAM_API_KEYS must list the API keys as userId=key,userId=key"
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

    @Override
    public String toString() {
        return "AccessProperties[jwtIssuer=" + jwtIssuer + "]";
    }
}
