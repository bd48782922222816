package io.dialstream.foundation.management.web;

import io.dialstream.foundation.connection.tomcat.GuardedProtocol;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Opens the management port beside the service's: the same application with the same filters and
 * the same limits behind it, each port with connections of its own.
 */
class ManagementConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Connector connector = new Connector(GuardedProtocol.class.getName());

    ManagementConnector(int port) {
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("bindOnInit", "false");
    }

    /** The port that it listens on, once it does. */
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addAdditionalConnectors(connector);
        // Later than all customizers, of which others may come after this one.
        tomcat.addContextCustomizers(_ -> makeLikeTheServices(tomcat));
    }

    @SuppressWarnings("unchecked")
    private void makeLikeTheServices(TomcatServletWebServerFactory tomcat) {
        ProtocolHandler protocol = connector.getProtocolHandler();
        if (tomcat.getAddress() != null && protocol instanceof AbstractProtocol<?> http) {
            http.setAddress(tomcat.getAddress());
        }
        LambdaSafe.callbacks(
                        TomcatProtocolHandlerCustomizer.class,
                        tomcat.getProtocolHandlerCustomizers(),
                        protocol)
                .invoke(customizer -> customizer.customize(protocol));
        tomcat.getConnectorCustomizers().forEach(customizer -> customizer.customize(connector));
    }
}
