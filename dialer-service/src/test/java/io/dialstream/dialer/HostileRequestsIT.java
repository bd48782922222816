package io.dialstream.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.testing.RunningDialer;
import io.dialstream.foundation.testing.EndlessBody;
import io.dialstream.foundation.testing.HostileRequests;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.SlowClients;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody is a stranger to the dialer, which serves its probes and metrics alone. */
class HostileRequestsIT extends RunningDialer {

    @LocalServerPort int port;

    private int alive() {
        return new RawHttp(port).liveness();
    }

    @Test
    void refusesWhatNoHonestClientSends() {
        new HostileRequests(port, "POST /calls", "")
                .send((name, _) -> assertThat(alive()).as(name).isEqualTo(200));
    }

    @Test
    void takesNoEndlessBodyOfAStranger() {
        var endless = new EndlessBody(port);
        for (var path : List.of("/", "/actuator/health/liveness", "/nowhere")) {
            endless.isRefusedAt(path);
        }
        endless.areRefusedTogetherAt("/nowhere");
        assertThat(alive()).isEqualTo(200);
    }

    @Test
    void slowStrangersLeaveRoomForProbes() {
        try (var slow = SlowClients.ofHeaders(port)) {
            slow.leaveRoomFor(this::alive, 200, Duration.ofSeconds(1));
        }
    }
}
