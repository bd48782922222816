package io.dialstream.foundation.access.web;

import io.dialstream.foundation.access.AccessProperties;
import io.dialstream.foundation.access.ApiKeys;
import io.dialstream.foundation.access.Tokens;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.UnavailableException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Takes a token for an API key first, and for a JWT when an issuer is configured. */
class ConfiguredTokens implements Tokens {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredTokens.class);

    private final @Nullable ApiKeys apiKeys;
    private final @Nullable JwtDecoder jwts;

    ConfiguredTokens(@Nullable ApiKeys apiKeys, @Nullable JwtDecoder jwts) {
        this.apiKeys = apiKeys;
        this.jwts = jwts;
    }

    static ConfiguredTokens of(AccessProperties properties) {
        return new ConfiguredTokens(apiKeys(properties), jwts(properties));
    }

    @Override
    public Optional<User> userOf(String token) {
        var owner = apiKeys == null ? Optional.<User>empty() : apiKeys.userOf(token);
        return owner.isPresent() || jwts == null ? owner : userOfJwt(jwts, token);
    }

    private static Optional<User> userOfJwt(JwtDecoder jwts, String token) {
        try {
            return Optional.ofNullable(jwts.decode(token).getSubject())
                    .filter(subject -> !subject.isBlank())
                    .map(User::ofJwt);
        } catch (JwtDecoderInitializationException e) {
            throw new UnavailableException("The issuer of tokens does not answer; try again.", e);
        } catch (JwtException e) {
            log.debug("Neither an API key nor a valid token", e);
            return Optional.empty();
        }
    }

    private static @Nullable ApiKeys apiKeys(AccessProperties properties) {
        return properties.apiKeys().isBlank() ? null : ApiKeys.parse(properties.apiKeys());
    }

    private static @Nullable JwtDecoder jwts(AccessProperties properties) {
        return properties.jwtIssuer().isBlank()
                ? null
                : new SupplierJwtDecoder(() -> jwtsFor(properties));
    }

    private static JwtDecoder jwtsFor(AccessProperties properties) {
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(properties.jwtIssuer());
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(
                        List.of(
                                new JwtIssuerValidator(properties.jwtIssuer()),
                                new JwtAudienceValidator(properties.jwtAudience()))));
        return decoder;
    }
}
