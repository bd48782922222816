package io.dialstream.campaigns.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class CampaignRequestTest {

    private static final int LARGEST = 16 << 20;
    private static final long MB = 1 << 20;

    /** What was allocated is an upper bound of what is ever held. */
    private static long megabytesToRefuse(String begin, String repeated) {
        var body =
                (begin + repeated.repeat((LARGEST - begin.length()) / repeated.length()))
                        .getBytes(StandardCharsets.UTF_8);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var json = JsonMapper.shared();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> json.readValue(body, CampaignRequest.class))
                .isInstanceOf(DatabindException.class)
                .hasCauseInstanceOf(InvalidRequestException.class);
        return (threads.getCurrentThreadAllocatedBytes() - before) / MB;
    }

    @Test
    void stopsAtTheFirstLeadThatIsTooMany() {
        assertThat(megabytesToRefuse("{\"leads\": [", "{},")).isLessThan(64);
    }

    @Test
    void stopsAtTheFirstEntryOfDataThatIsTooMany() {
        var names = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            names.append("\"k").append(i).append("\":\"\",");
        }
        assertThat(megabytesToRefuse("{\"leads\": [{\"data\": {", names.toString())).isLessThan(64);
    }
}
