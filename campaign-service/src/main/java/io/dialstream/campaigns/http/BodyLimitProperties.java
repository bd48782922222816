package io.dialstream.campaigns.http;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request's body may hold, enough for the most leads that it may have, and how long it
 * may take to come.
 *
 * @param maxSpool what all bodies that wait in files may hold together, less than the volume under
 *     the temporary folder
 */
@Validated
@ConfigurationProperties("dialstream.api")
record BodyLimitProperties(
        @DefaultValue("16MB") DataSize maxBodySize,
        @DefaultValue("60s") Duration maxBodyTime,
        @DefaultValue("256MB") DataSize maxSpool) {

    @AssertTrue(
            message = "DIALSTREAM_API_MAXSPOOL must be at least twice DIALSTREAM_API_MAXBODYSIZE")
    public boolean isRoomForTwo() {
        return maxSpool.toBytes() >= 2 * maxBodySize.toBytes();
    }
}
