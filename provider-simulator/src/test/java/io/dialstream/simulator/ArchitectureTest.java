package io.dialstream.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dialstream.events.testing.UnitTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.dialstream.simulator";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void featuresKnowNoTechnology() {
        classes()
                .that()
                .resideInAnyPackage(
                        ROOT + ".account",
                        ROOT + ".call",
                        ROOT + ".chance",
                        ROOT + ".plan",
                        ROOT + ".fault",
                        ROOT + ".callback",
                        ROOT + ".truth",
                        ROOT + ".exchange")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.xml..",
                        "org.xml.sax..",
                        "org.w3c.dom..",
                        "org.jspecify..",
                        "org.slf4j..",
                        ROOT + ".account",
                        ROOT + ".call",
                        ROOT + ".chance",
                        ROOT + ".plan",
                        ROOT + ".fault",
                        ROOT + ".callback",
                        ROOT + ".truth",
                        ROOT + ".exchange")
                .check(CLASSES);
    }

    @Test
    void sharesNoCodeWithTheSystemItJudges() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "javax..",
                        "jakarta..",
                        "org.xml.sax..",
                        "org.w3c.dom..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.springframework..",
                        "org.apache.catalina..",
                        "org.apache.coyote..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
