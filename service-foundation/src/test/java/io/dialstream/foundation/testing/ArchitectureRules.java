package io.dialstream.foundation.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house rules on packages, held against the compiled main classes of a module. */
public final class ArchitectureRules {

    /** A vendor of calls has one package in a service, named after it. */
    private static final Set<String> VENDORS = Set.of("twilio");

    private static final Set<String> TECHNOLOGIES =
            Stream.concat(Stream.of("web", "kafka", "mongo", "http"), VENDORS.stream())
                    .collect(Collectors.toUnmodifiableSet());

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

    /** Nobody depends on what a vendor does in its own way: it is behind a port. */
    public static void vendorsAreKnownToNobody(String rootPackage, JavaClasses classes) {
        var ofAVendor =
                DescribedPredicate.<JavaClass>describe(
                        "packages of vendors",
                        type ->
                                isBelow(rootPackage, type)
                                        && VENDORS.contains(lastPart(type.getPackageName())));
        noClasses()
                .that(DescribedPredicate.not(ofAVendor))
                .should()
                .dependOnClassesThat(ofAVendor)
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
        return TECHNOLOGIES.contains(lastPart(type.getPackageName()));
    }

    private static String lastPart(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }
}
