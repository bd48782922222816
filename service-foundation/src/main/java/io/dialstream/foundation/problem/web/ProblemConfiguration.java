package io.dialstream.foundation.problem.web;

import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for every service. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemConfiguration {

    private static final MediaType TABLE = new MediaType("text", "csv");

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    /**
     * The API answers JSON whatever is asked for, or a table where there is one and nothing is
     * liked better: a refusal of the answer's format would come after the work is done.
     */
    @Bean
    WebMvcConfigurer answersAsItCan() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(ProblemConfiguration::formats));
            }
        };
    }

    private static List<MediaType> formats(NativeWebRequest request) {
        try {
            return new HeaderContentNegotiationStrategy()
                            .resolveMediaTypes(request)
                            .getFirst()
                            .equalsTypeAndSubtype(TABLE)
                    ? List.of(TABLE, MediaType.ALL)
                    : List.of(MediaType.ALL);
        } catch (HttpMediaTypeNotAcceptableException _) {
            return List.of(MediaType.ALL);
        }
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    @Bean
    FilterProblems filterProblems(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new FilterProblems(problems);
    }

    /** For requests that Tomcat refuses before the first filter. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return tomcat ->
                tomcat.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemReportValve.class.getName());
                    }
                });
    }
}
