package io.dialstream.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleLeadsTest {

    @Test
    void haveNumbersOfTheirOwnThatAreReservedForFiction() {
        assertThat(SampleLeads.first(SampleLeads.MOST))
                .hasSize(10_000)
                .extracting(lead -> lead.get("phoneNumber"))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\+1[2-9]\\d\\d55501\\d\\d"));
    }
}
