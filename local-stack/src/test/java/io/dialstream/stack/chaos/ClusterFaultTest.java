package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.chaos.ClusterFault.Standing;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.network.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterFaultTest {

    private static final Standing STANDING = new Standing(broker(2), broker(3), broker(1));

    @ParameterizedTest
    @CsvSource({
        "KILL_LEADER, kafka-2",
        "KILL_CONTROLLER, kafka-3",
        "KILL_COORDINATOR, kafka",
        "FREEZE_LEADER, kafka-2",
        "FREEZE_CONTROLLER, kafka-3",
        "FREEZE_COORDINATOR, kafka",
        "CUT, kafka-2",
        "CUT_IN, kafka-2",
        "CUT_OUT, kafka-2"
    })
    void strikesWhoeverHasTheRole(ClusterFault fault, String who) {
        assertThat(struck(fault, STANDING)).containsExactly(who);
        assertThat(fault.title(STANDING)).endsWith(" (" + who + ")");
    }

    @Test
    void leavesOneBrokerOfThree() {
        assertThat(struck(ClusterFault.TWO_BROKERS, STANDING))
                .containsExactlyInAnyOrder("kafka-2", "kafka-3");
        assertThat(struck(ClusterFault.TWO_BROKERS, new Standing(broker(3), broker(3), broker(3))))
                .containsExactlyInAnyOrder("kafka-3", "kafka");
    }

    @Test
    void leavesTwoOfEachServiceWhenOneDiesAndOneWhenTheyAreScaled() {
        assertThat(struck(ClusterFault.KILL_SERVICES, STANDING))
                .containsExactlyInAnyOrder(
                        "calllog-service-2",
                        "webhook-ingest-service-2",
                        "dialer-service-2",
                        "campaign-service-2");
        assertThat(struck(ClusterFault.SCALE_SERVICES, STANDING))
                .hasSize(8)
                .allMatch(title -> title.endsWith("-2") || title.endsWith("-3"));
        assertThat(struck(ClusterFault.ROLL_SERVICES, STANDING)).hasSize(12);
    }

    @Test
    void cutsOnlyWhereBrokersHaveNetworksOfTheirOwn() {
        assertThat(ClusterFault.ALL.stream().filter(ClusterFault::needsNamespaces))
                .containsExactly(ClusterFault.CUT, ClusterFault.CUT_OUT, ClusterFault.CUT_IN);
        assertThat(ClusterFault.CUT_IN.faults(STANDING))
                .singleElement()
                .isEqualTo(new Fault.Cut(List.of(broker(2)), Direction.IN, Duration.ofSeconds(20)));
    }

    @Test
    void namesNoBrokersWhereAllAreMeant() {
        assertThat(ClusterFault.ROLL_BROKERS.title(STANDING))
                .isEqualTo("rolling restart of the brokers");
        assertThat(ClusterFault.KILL_SERVICES.title(STANDING))
                .isEqualTo("kill -9 one of each service, away 10 s");
    }

    private static Set<String> struck(ClusterFault fault, Standing standing) {
        return fault.faults(standing).stream()
                .flatMap(each -> each.who().stream())
                .map(Instance::title)
                .collect(Collectors.toSet());
    }

    private static Instance broker(int node) {
        return new Instance(Part.KAFKA, node);
    }
}
