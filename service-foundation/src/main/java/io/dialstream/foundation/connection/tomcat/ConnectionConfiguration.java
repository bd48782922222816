package io.dialstream.foundation.connection.tomcat;

import io.dialstream.foundation.http.HttpProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Guards the connections of every service; see RATIONALE.md. */
@AutoConfiguration
@EnableConfigurationProperties(HttpProperties.class)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(
            HttpProperties properties) {
        return tomcat -> {
            tomcat.setProtocol(GuardedProtocol.class.getName());
            tomcat.addEngineValves(new GuardValve());
            tomcat.addProtocolHandlerCustomizers(protocol -> {
                if (protocol instanceof GuardedProtocol guarded) {
                    guarded.setAddressShare(properties.peerShare());
                }
            });
        };
    }
}
