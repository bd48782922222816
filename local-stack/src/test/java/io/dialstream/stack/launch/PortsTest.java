package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** Where systems take ports for connections from; Linux begins lowest. */
    private static final int FIRST_OF_CONNECTIONS = 32_768;

    @Test
    void aFreePortIsNoneThatAConnectionMayTakeBeforeItIsUsed() {
        for (Part part : Part.values()) {
            assertThat(Ports.free().of(part.first())).isBetween(1_024, FIRST_OF_CONNECTIONS - 1);
        }
    }

    @Test
    void stacksThatStartAtTheSameTimeGetDifferentPorts() {
        List<Integer> ports = new ArrayList<>();
        for (int stack = 0; stack < 200; stack++) {
            ports.add(Ports.free().of(Part.KAFKA.first()));
        }
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void anInstanceKeepsItsPort() {
        Ports ports = Ports.free();
        assertThat(ports.of(Part.MONGO.first())).isEqualTo(ports.of(Part.MONGO.first()));
        assertThat(ports.allOf(Part.DIALER.first())).isEqualTo(ports.allOf(Part.DIALER.first()));
    }

    @Test
    void aServiceHasAnotherForItsManagement() {
        assertThat(Ports.shiftedBy(10).allOf(Part.DIALER.first())).containsExactly(8091, 9091);
        assertThat(Ports.shiftedBy(0).allOf(Part.KAFKA.first())).containsExactly(9092);
        assertThat(Ports.free().allOf(Part.DIALER.first())).doesNotHaveDuplicates().hasSize(2);
    }
}
