package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackProcessTest {

    private static final StackProcess KAFKA =
            new StackProcess("kafka", 12, List.of(9_092), 7, false);
    private static final StackProcess DIALER =
            new StackProcess("dialer-service", 13, List.of(8_081, 9_081), 7, false);
    private static final StackProcess OF_ANOTHER_STACK =
            new StackProcess("kafka", 99, List.of(9_192), 98, true);

    private static final List<StackProcess> RUNNING = List.of(KAFKA, OF_ANOTHER_STACK, DIALER);

    @Test
    void saysHowToEndAStackWhoseLauncherIsGone() {
        assertThat(StackProcess.whoHolds(9_081, RUNNING))
                .isEqualToNormalizingNewlines(
                        """
                         by another Dialstream:
                          kafka (process 12, port 9092)
                          dialer-service (process 13, port 8081 and 9081)
                        Its launcher is gone. End it with: kill 12 13, or shift all ports with --port-offset.\
                        """);
    }

    @Test
    void saysWhereAStackThatIsStillSupervisedIsEnded() {
        assertThat(StackProcess.whoHolds(9_192, RUNNING))
                .contains("Ctrl-C where it was started (its launcher is process 98)")
                .doesNotContain("kill");
    }

    @Test
    void knowsNothingOfOtherPrograms() {
        assertThat(StackProcess.whoHolds(8_080, RUNNING))
                .isEqualTo("; shift all ports with --port-offset.");
    }
}
