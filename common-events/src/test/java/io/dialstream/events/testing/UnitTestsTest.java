package io.dialstream.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTestsTest {

    private static final JavaClasses CLASSES = UnitTests.testClasses();

    @Test
    void findsEveryWayToReadARunningClockOrToSleep() {
        assertThat(impuritiesOf(RunningClock.class))
                .hasSize(3)
                .anyMatch(found -> found.contains("Instant.now()"))
                .anyMatch(found -> found.contains("nanoTime"))
                .anyMatch(found -> found.contains("Thread.sleep"));
    }

    @Test
    void findsItInATestKitToo() {
        assertThat(impuritiesOf(RunningClock.User.class)).hasSize(3);
    }

    private static List<String> impuritiesOf(Class<?> test) {
        return UnitTests.impurities(List.of(CLASSES.get(test)), CLASSES);
    }
}
