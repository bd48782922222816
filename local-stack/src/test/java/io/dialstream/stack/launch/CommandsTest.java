package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final String QUICK_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";

    @Test
    void leavesTheOptimizingCompilerOutOfAShortLivedStack() {
        assertThat(mongo(LocalStack.plan().shortLived())).contains(QUICK_COMPILER_ALONE);
    }

    @Test
    void letsTheOptimizingCompilerWorkLateInAnyOther() {
        assertThat(mongo(LocalStack.plan()))
                .doesNotContain(QUICK_COMPILER_ALONE)
                .contains("-XX:Tier4InvocationThreshold=20000");
    }

    @Test
    void leavesTheCompilersAloneWhereADeployedServiceIsMeasured() {
        assertThat(mongo(LocalStack.plan().asDeployed()))
                .noneMatch(option -> option.startsWith("-XX:Tier"));
    }

    private static List<String> mongo(StackPlan plan) {
        return plan.home(Path.of("/home"))
                .data(Path.of("/data"))
                .commands()
                .of(Part.MONGO.first(), List.of(27_017));
    }
}
