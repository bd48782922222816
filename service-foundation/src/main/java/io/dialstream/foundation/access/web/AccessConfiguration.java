package io.dialstream.foundation.access.web;

import io.dialstream.foundation.access.AccessProperties;
import io.dialstream.foundation.access.Tokens;
import io.dialstream.foundation.connection.tomcat.KnownCaller;
import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * A bearer key on every request but health, API description and static files. A WebSocket may carry
 * it as {@code ?access_token=}, since browsers cannot set a header there; see {@link QueryTokens}.
 */
@AutoConfiguration
@ConditionalOnClass(BearerTokenResolver.class)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

    private static final String[] OPEN = {
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs/**",
        "/",
        "/index.html",
        "/favicon.ico",
        "/assets/**",
        "/webjars/**"
    };

    @Bean
    Tokens tokens(AccessProperties properties) {
        return ConfiguredTokens.of(properties);
    }

    @Bean
    QueryTokens queryTokens() {
        return new QueryTokens();
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, Tokens tokens, ProblemWriter problems) {
        return http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationManagerResolver(managerFor(tokens))
                                .authenticationEntryPoint((request, response, failure) -> {
                                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                                    problems.write(
                                            request,
                                            response,
                                            HttpStatus.UNAUTHORIZED,
                                            "An API key is needed:"
                                                    + " Authorization: Bearer <key>");
                                }))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A method that an address does not have is refused where those that it has are known. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** A path or header that could mean two things is not asked about. */
    @Bean
    RequestRejectedHandler ambiguousRequests(ProblemWriter problems) {
        return (request, response, _) ->
                problems.write(request, response, HttpStatus.BAD_REQUEST, RejectedRequests.DETAIL);
    }

    @Bean
    RejectedRequests rejectedRequests() {
        return new RejectedRequests();
    }

    private static org.springframework.security.authentication.AuthenticationManagerResolver<
                    HttpServletRequest>
            managerFor(Tokens tokens) {
        var manager = new BearerAuthentication(tokens);
        return request ->
                bearer -> {
                    var caller = manager.authenticate(bearer);
                    KnownCaller.of(request);
                    return caller;
                };
    }
}
