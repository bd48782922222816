package io.dialstream.simulator.exchange.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a request's connection be closed without an answer, which the servlet API cannot. */
@Component
class ClosableConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String CLOSER = ClosableConnections.class.getName();

    /** Closes the connection; whatever is written to it afterwards is lost. */
    static void close(ServletRequest request) {
        ((Runnable) Objects.requireNonNull(request.getAttribute(CLOSER))).run();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new CloserValve());
    }

    private static final class CloserValve extends ValveBase {

        CloserValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            Runnable closer = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(CLOSER, closer);
            getNext().invoke(request, response);
        }
    }
}
