package io.dialstream.campaigns.session.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The dashboard's pages, and its sockets, are for whoever has signed in. The API knows nothing of
 * the cookie: what another site makes a browser send there is nobody's.
 */
@Configuration(proxyBeanMethods = false)
class SessionSecurity {

    private static final String[] PAGES = {
        "/", "/sign-in", "/sign-out", "/dashboard", "/dashboard/**"
    };

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain pages(
            HttpSecurity http,
            CookieContexts contexts,
            CsrfCookie csrfCookie,
            SignInEntryPoint toSignIn,
            ProblemWriter problems) {
        return byCookie(http.securityMatcher(PAGES), contexts)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/sign-in")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie))
                .addFilterBefore(new FormsFirst(toSignIn, problems), CsrfFilter.class)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(toSignIn).accessDeniedHandler(toSignIn))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(
                                        policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A socket that brings a key is the API's; see the origin check for those that do not. */
    @Bean
    @Order(2)
    SecurityFilterChain pagesSockets(
            HttpSecurity http,
            CookieContexts contexts,
            SessionCookie cookie,
            ProblemWriter problems) {
        return byCookie(http.securityMatcher(request -> isSocketOfAPage(request, cookie)), contexts)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, _) ->
                                problems.write(
                                        request,
                                        response,
                                        HttpStatus.UNAUTHORIZED,
                                        "The session is over; sign in again.")))
                .build();
    }

    private static HttpSecurity byCookie(HttpSecurity http, CookieContexts contexts) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** A handshake is a GET. */
    private static boolean isSocketOfAPage(HttpServletRequest request, SessionCookie cookie) {
        return "GET".equals(request.getMethod())
                && request.getRequestURI().startsWith("/ws/")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && cookie.isThere(request);
    }
}
