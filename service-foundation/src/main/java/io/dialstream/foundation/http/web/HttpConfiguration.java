package io.dialstream.foundation.http.web;

import io.dialstream.foundation.http.HttpProperties;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** How far a service believes what a request says of its way. */
@AutoConfiguration
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    /** Without trusted proxies a forwarded header is a header like any other. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(
            HttpProperties properties) {
        return tomcat -> {
            if (properties.isBehindProxies()) {
                tomcat.addEngineValves(forwarded(properties));
            }
        };
    }

    private static RemoteIpValve forwarded(HttpProperties properties) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", properties.trustedProxies()));
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        return valve;
    }

    @Bean
    StrictTransport strictTransport() {
        return new StrictTransport();
    }
}
