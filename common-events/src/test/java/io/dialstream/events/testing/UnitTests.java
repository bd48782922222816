package io.dialstream.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The house rule on tests: a {@code FooTest} is pure, and gives the same result every time. Neither
 * it nor any test class that it uses reads a clock that runs, sleeps, waits to see that nothing
 * happens, opens a socket or starts a process. What needs that is a {@code FooIT}.
 */
public final class UnitTests {

    private static final Set<String> OF_REAL_TIME =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.Thread.sleep",
                    "java.util.concurrent.TimeUnit.sleep",
                    "java.util.concurrent.locks.LockSupport.parkNanos",
                    "java.util.concurrent.locks.LockSupport.parkUntil",
                    "org.awaitility.core.ConditionFactory.during",
                    "org.awaitility.core.ConditionFactory.pollDelay",
                    "org.awaitility.core.ConditionFactory.atLeast",
                    "org.awaitility.core.ConditionFactory.between");

    private static final Set<String> OUTSIDE_THE_PROCESS =
            Set.of(
                    "com.sun.net.httpserver.HttpServer",
                    "java.lang.ProcessBuilder",
                    "java.net.ServerSocket",
                    "java.net.Socket",
                    "java.net.http.HttpClient");

    private UnitTests() {}

    /** Checks the test classes of the module whose tests run. */
    public static void arePure() {
        var tests = testClasses();
        var roots = tests.stream().filter(UnitTests::isUnitTestOfThisModule).toList();
        assertThat(roots).isNotEmpty();
        assertThat(impurities(roots, tests)).isEmpty();
    }

    /**
     * Those of this module, and the test kits of others that it uses. What these use in turn counts
     * by its name only, and reading all of it would take longer than all the rest.
     */
    static JavaClasses testClasses() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(location ->
                            location.contains("/test-classes/") || location.contains("-tests.jar"))
                    .importPackages("io.dialstream");
        });
    }

    private static boolean isUnitTestOfThisModule(JavaClass type) {
        var outermost = type.getName().split("\\$", 2)[0];
        return outermost.endsWith("Test")
                && type.getSource()
                        .map(source -> source.getUri().toString())
                        .filter(uri -> uri.startsWith(Path.of("target").toUri().toString()))
                        .isPresent();
    }

    /** What these classes, and the test classes that they use, do that a unit test must not. */
    static List<String> impurities(List<JavaClass> roots, JavaClasses tests) {
        var found = new ArrayList<String>();
        var reached = new HashSet<>(roots);
        var next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            var type = next.remove();
            type.getAccessesFromSelf().stream()
                    .filter(UnitTests::isImpure)
                    .map(JavaAccess::getDescription)
                    .forEach(found::add);
            used(type).filter(tests::contains).filter(reached::add).forEach(next::add);
        }
        return found;
    }

    /** What a class calls, and what it inherits. */
    private static Stream<JavaClass> used(JavaClass type) {
        var called = type.getAccessesFromSelf().stream().map(JavaAccess::getTargetOwner);
        return Stream.concat(called, type.getAllRawSuperclasses().stream());
    }

    private static boolean isImpure(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var target = owner + "." + access.getTarget().getName();
        return OF_REAL_TIME.contains(target)
                || OUTSIDE_THE_PROCESS.contains(owner)
                || readsARunningClock(access, owner);
    }

    private static boolean readsARunningClock(JavaAccess<?> access, String owner) {
        var name = access.getTarget().getName();
        if (owner.equals(Clock.class.getName())) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        return owner.startsWith("java.time.") && name.equals("now") && !takesAClock(access);
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
