package io.dialstream.foundation.connection.tomcat;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may hold how many connections.
 *
 * @param addressShare the part of all connections that one address may hold; 1 for all of them
 * @param trustedProxies when there are any, their connections are everybody's, and no share is kept
 */
@Validated
@ConfigurationProperties("dialstream.http")
record ConnectionProperties(
        @DefaultValue("0.25")
                @DecimalMin(value = "0.01", message = ConnectionProperties.SHARE)
                @DecimalMax(value = "1", message = ConnectionProperties.SHARE)
                double addressShare,
        @DefaultValue("") String trustedProxies) {

    static final String SHARE = "DIALSTREAM_HTTP_ADDRESSSHARE must be 0.01 to 1";

    double share() {
        return trustedProxies.isBlank() ? addressShare : 1;
    }
}
