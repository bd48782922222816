package io.dialstream.foundation.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house rules on packages, held against the compiled main classes of a module. */
public final class ArchitectureRules {

    /** A vendor of calls has one package in a service, named after it. */
    private static final Set<String> VENDORS =
            Set.of("twilio", "signalwire", "telnyx", "vonage", "plivo", "sanspbx");

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
        // They compute, and do nothing else.
        "com.google.i18n.phonenumbers..",
        "javax.crypto..",
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

    /** An index is not built within the time that other commands have: {@code IndexBuild} does. */
    public static void indexesHaveTheTimeTheyNeed(JavaClasses classes) {
        noClasses()
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "createIndex",
                                access -> access.getTarget().getName().startsWith("createIndex")))
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

    /** Features use each other in one direction only, so that each can be read without the next. */
    public static void featuresFormNoCycles(String rootPackage, JavaClasses classes) {
        slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    /**
     * What a feature shows on the web is for browsers and programs outside; other features use its
     * root. Exceptions are named by their simple names.
     */
    public static void webIsForNoOtherFeature(
            String rootPackage, JavaClasses classes, String... exceptions) {
        classes()
                .that(areWebOf(rootPackage, Set.of(exceptions)))
                .should(beUsedByTheirFeatureAlone(rootPackage))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> areWebOf(
            String rootPackage, Set<String> exceptions) {
        return DescribedPredicate.describe(
                "are web of a feature of " + rootPackage,
                type ->
                        isBelow(rootPackage, type)
                                && type.getPackageName().endsWith(".web")
                                && !exceptions.contains(type.getSimpleName()));
    }

    private static ArchCondition<JavaClass> beUsedByTheirFeatureAlone(String rootPackage) {
        return new ArchCondition<>("be used by their feature alone") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesToSelf().stream()
                        .filter(use -> isBelow(rootPackage, use.getOriginClass()))
                        .filter(use -> !feature(use.getOriginClass()).equals(feature(type)))
                        .forEach(use ->
                                events.add(
                                        SimpleConditionEvent.violated(type, use.getDescription())));
            }

            private String feature(JavaClass type) {
                var below = type.getPackageName().substring(rootPackage.length() + 1);
                var end = below.indexOf('.');
                return end < 0 ? below : below.substring(0, end);
            }
        };
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
