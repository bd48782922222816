package io.dialstream.campaigns.live;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sockets on which campaigns are watched.
 *
 * @param maxSocketsPerUser open at once on one instance
 * @param maxWaitingMessages that a slow socket may fall behind before it is closed
 * @param sendTimeout how long one message may take
 * @param pingEvery how often an open socket is asked for a sign of life; twice without one closes
 *     it
 * @param allowedOrigins pages of other origins that may open a socket ({@code https://host:port})
 */
@Validated
@ConfigurationProperties("dialstream.live")
public record LiveProperties(
        @Min(value = 1, message = "dialstream.live.max-sockets-per-user must be at least 1")
                @DefaultValue("100")
                int maxSocketsPerUser,
        @Min(value = 1, message = "dialstream.live.max-waiting-messages must be at least 1")
                @DefaultValue("1000")
                int maxWaitingMessages,
        @DefaultValue("10s") Duration sendTimeout,
        @DefaultValue("25s") Duration pingEvery,
        @DefaultValue({}) List<String> allowedOrigins) {

    public LiveProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    @AssertTrue(
            message =
                    "dialstream.live.send-timeout and dialstream.live.ping-every"
                            + " must be longer than 0")
    public boolean isPatient() {
        return sendTimeout.isPositive() && pingEvery.isPositive();
    }
}
