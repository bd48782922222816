package io.dialstream.campaigns;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.dialstream.events.testing.UnitTests;
import io.dialstream.foundation.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.dialstream.campaigns";

    /**
     * The pages of the dashboard know who is signed in, and read and write the tables of the API.
     */
    private static final String[] SHARED_BY_PAGES = {
        "Visitor", "Destination", "HistoryTables", "DoNotCallTables"
    };

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
    void indexesHaveTheTimeTheyNeed() {
        ArchitectureRules.indexesHaveTheTimeTheyNeed(CLASSES);
    }

    @Test
    void featuresFormNoCycles() {
        ArchitectureRules.featuresFormNoCycles(ROOT, CLASSES);
    }

    @Test
    void webIsForNoOtherFeature() {
        ArchitectureRules.webIsForNoOtherFeature(ROOT, CLASSES, SHARED_BY_PAGES);
    }

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
