package io.dialstream.foundation.management.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the service is watched: a port, or 0 for any that is free. */
@Validated
@ConfigurationProperties("dialstream.management")
record ManagementProperties(
        @Min(value = 0, message = INVALID) @Max(value = 65_535, message = INVALID) int port) {

    private static final String INVALID =
            "MANAGEMENT_SERVER_PORT must be a port (it is SERVER_PORT + 1000 unless set)";
}
