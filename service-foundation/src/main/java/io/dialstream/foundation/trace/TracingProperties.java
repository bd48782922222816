package io.dialstream.foundation.trace;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where traces go.
 *
 * @param endpoint of a collector that speaks OTLP over HTTP; empty: nothing is traced
 */
@Validated
@ConfigurationProperties("dialstream.tracing")
record TracingProperties(
        @Pattern(
                        regexp = "|" + TracingProperties.ADDRESS,
                        message =
                                "DIALSTREAM_TRACING_ENDPOINT must be the address of an OTLP"
                                        + " collector (http://host:4318/v1/traces)")
                @DefaultValue("")
                String endpoint) {

    static final String ADDRESS = "https?://[^/\\s]+(/\\S*)?";
}
