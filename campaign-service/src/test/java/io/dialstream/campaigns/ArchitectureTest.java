package io.dialstream.campaigns;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.dialstream.events.testing.UnitTests;
import io.dialstream.foundation.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.dialstream.campaigns";
    private static final JavaClasses CLASSES = ArchitectureRules.mainClassesOf(ROOT);

    @Test
    void featureRootsArePure() {
        ArchitectureRules.featureRootsArePure(ROOT, CLASSES);
    }

    @Test
    void adaptersArePackagePrivate() {
        ArchitectureRules.adaptersArePackagePrivate(ROOT, CLASSES);
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
