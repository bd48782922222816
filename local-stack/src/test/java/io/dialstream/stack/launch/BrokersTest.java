package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokersTest {

    private final StackPlan plan =
            LocalStack.plan()
                    .home(Path.of("/home"))
                    .data(Path.of("/data"))
                    .instances(Part.KAFKA, 3);

    @Test
    void tellClientsTheAddressesOfAll() {
        assertThat(plan.brokers().bootstrapServers())
                .isEqualTo("127.0.0.1:9092,127.0.0.1:9192,127.0.0.1:9292");
    }

    @Test
    void tellEachOneOfAll() {
        assertThat(command(plan, 2))
                .containsSequence("--port", "9192", "--node", "2", "--nodes")
                .endsWith("1@127.0.0.1:9092:10092,2@127.0.0.1:9192:10192,3@127.0.0.1:9292:10292");
    }

    @Test
    void leaveASingleOneAsItIs() {
        assertThat(command(plan.instances(Part.KAFKA, 1), 1))
                .endsWith("kafka", "--data", "/data/kafka", "--port", "9092");
    }

    @Test
    void leaveOtherPartsAlone() {
        assertThat(plan.commands().of(Part.MONGO.first(), List.of(27_017)))
                .doesNotContain("--node");
    }

    private static List<String> command(StackPlan plan, int number) {
        var instance = new Instance(Part.KAFKA, number);
        return plan.commands().of(instance, Ports.shiftedBy(0).allOf(instance));
    }
}
