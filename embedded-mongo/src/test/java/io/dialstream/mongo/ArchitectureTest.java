package io.dialstream.mongo;

import io.dialstream.events.testing.UnitTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void unitTestsArePure() {
        UnitTests.arePure();
    }
}
