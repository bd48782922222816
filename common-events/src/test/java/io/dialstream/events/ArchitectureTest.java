package io.dialstream.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dialstream.events.testing.UnitTests;
import org.junit.jupiter.api.Test;

/** Whoever reads an event must not have to take a framework with it. */
class ArchitectureTest {

    private static final JavaClasses EVENTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.dialstream.events");

    @Test
    void knowsTheJdkAndJacksonAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.dialstream.events",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..")
                .check(EVENTS);
    }

    @Test
    void leavesTheWorkOfJacksonToOneClass() {
        classes()
                .that()
                .doNotHaveSimpleName(EventJson.class.getSimpleName())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.dialstream.events",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..")
                .check(EVENTS);
    }

    @Test
    void hasRecordsOnlyForEvents() {
        classes()
                .that()
                .implement(Event.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .check(EVENTS);
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
