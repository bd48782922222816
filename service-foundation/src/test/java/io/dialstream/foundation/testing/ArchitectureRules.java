package io.dialstream.foundation.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/** The house rules on packages, held against the compiled main classes of a module. */
public final class ArchitectureRules {

    private static final Set<String> TECHNOLOGIES =
            Set.of("web", "kafka", "mongo", "http", "twilio");

    private static final String[] PURE = {
        "java..",
        "org.jspecify.annotations..",
        "io.dialstream.events..",
        "org.springframework.stereotype..",
        "org.slf4j..",
        "io.micrometer.core.instrument..",
        // Computes, and does nothing else.
        "com.google.i18n.phonenumbers..",
        "io.dialstream.foundation.."
    };

    /** Property records live in the feature that they configure. */
    private static final String[] PURE_OR_PROPERTIES = {
        "jakarta.validation..",
        "org.springframework.boot.context.properties..",
        "org.springframework.validation.annotation.."
    };

    private ArchitectureRules() {}

    /** The main classes below a package. */
    public static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("test-classes"))
                .importPackages(rootPackage);
    }

    /**
     * A feature's root package knows Java, the events, the foundation and other features' roots; no
     * technology. {@code rootPackage} is the service's own, where its application class lives.
     */
    public static void featureRootsArePure(String rootPackage, JavaClasses classes) {
        classes()
                .that(areInFeatureRootsOf(rootPackage))
                .and()
                .haveSimpleNameNotEndingWith("Properties")
                .should()
                .onlyDependOnClassesThat(areIn(PURE).or(areInFeatureRootsOf(rootPackage)))
                .allowEmptyShould(true)
                .check(classes);
        classes()
                .that(areInFeatureRootsOf(rootPackage))
                .and()
                .haveSimpleNameEndingWith("Properties")
                .should()
                .onlyDependOnClassesThat(
                        areIn(PURE)
                                .or(areIn(PURE_OR_PROPERTIES))
                                .or(areInFeatureRootsOf(rootPackage)))
                .allowEmptyShould(true)
                .check(classes);
    }

    /** What implements a port, listens or answers requests is nobody else's business. */
    public static void adaptersArePackagePrivate(String rootPackage, JavaClasses classes) {
        classes()
                .that(areInTechnologyPackagesOf(rootPackage))
                .and()
                .haveSimpleNameEndingWith("Controller")
                .or(areInTechnologyPackagesOf(rootPackage))
                .and()
                .haveSimpleNameEndingWith("Listener")
                .or(areInTechnologyPackagesOf(rootPackage))
                .and()
                .haveSimpleNameStartingWith("Mongo")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> areIn(String[] packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> areInFeatureRootsOf(String rootPackage) {
        return DescribedPredicate.describe(
                "feature roots of " + rootPackage,
                type -> isBelow(rootPackage, type) && !isTechnology(type));
    }

    private static DescribedPredicate<JavaClass> areInTechnologyPackagesOf(String rootPackage) {
        return DescribedPredicate.describe(
                "technology packages of " + rootPackage,
                type -> isBelow(rootPackage, type) && isTechnology(type));
    }

    private static boolean isBelow(String rootPackage, JavaClass type) {
        return type.getPackageName().startsWith(rootPackage + ".");
    }

    private static boolean isTechnology(JavaClass type) {
        var name = type.getPackageName();
        return TECHNOLOGIES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
