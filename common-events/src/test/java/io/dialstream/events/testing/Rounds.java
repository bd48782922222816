package io.dialstream.events.testing;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the unit tests of a module again and again in one process, and prints what failed in which
 * round: {@code ./dialstream test --repeat N --unit}.
 */
public final class Rounds {

    private static final String SIGN = "rounds: ";

    private Rounds() {}

    /** The arguments are the module's name and how many rounds; it is the working directory. */
    public static void main(String[] arguments) {
        var module = arguments[0];
        int rounds = Integer.parseInt(arguments[1]);
        long tests = 0;
        long failures = 0;
        for (int round = 1; round <= rounds; round++) {
            var summary = run();
            var place = SIGN + module + ", round " + round + ": ";
            summary.getFailures()
                    .forEach(failure ->
                            print(place, failure.getTestIdentifier().getUniqueId(), failure));
            tests += summary.getTestsFoundCount();
            failures += summary.getTotalFailureCount();
        }
        System.out.printf(
                "%s%s: %d rounds, %d tests, %d failures%n", SIGN, module, rounds, tests, failures);
        System.exit(tests > 0 && failures == 0 ? 0 : 1);
    }

    private static TestExecutionSummary run() {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(unitTests(), listener);
        return listener.getSummary();
    }

    private static LauncherDiscoveryRequest unitTests() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of("target/test-classes"))))
                .filters(includeClassNamePatterns(".*Test"))
                .build();
    }

    private static void print(String place, String test, TestExecutionSummary.Failure failure) {
        System.out.println(place + test + ": " + failure.getException());
        failure.getException().printStackTrace(System.out);
    }
}
