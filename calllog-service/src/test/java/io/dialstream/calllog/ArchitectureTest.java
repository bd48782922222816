package io.dialstream.calllog;

import io.dialstream.events.testing.UnitTests;
import io.dialstream.foundation.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.dialstream.calllog";

    @Test
    void featureRootsArePure() {
        ArchitectureRules.featureRootsArePure(ROOT, ArchitectureRules.mainClassesOf(ROOT));
    }

    @Test
    void adaptersArePackagePrivate() {
        ArchitectureRules.adaptersArePackagePrivate(ROOT, ArchitectureRules.mainClassesOf(ROOT));
    }

    @Test
    void indexesHaveTheTimeTheyNeed() {
        ArchitectureRules.indexesHaveTheTimeTheyNeed(ArchitectureRules.mainClassesOf(ROOT));
    }

    @Test
    void featuresFormNoCycles() {
        ArchitectureRules.featuresFormNoCycles(ROOT, ArchitectureRules.mainClassesOf(ROOT));
    }

    @Test
    void webIsForNoOtherFeature() {
        ArchitectureRules.webIsForNoOtherFeature(ROOT, ArchitectureRules.mainClassesOf(ROOT));
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
