package io.dialstream.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dialstream.events.testing.UnitTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.dialstream.stack");

    @Test
    void keepsKafkaInItsPackage() {
        classes()
                .that()
                .resideOutsideOfPackage("..stack.kafka")
                .should()
                .onlyAccessClassesThat()
                .resideOutsideOfPackages("kafka..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void supervisesProcessesWithoutKnowingWhatTheyAre() {
        classes()
                .that()
                .resideInAPackage("..stack.process")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..stack.process")
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.dialstream.stack.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
