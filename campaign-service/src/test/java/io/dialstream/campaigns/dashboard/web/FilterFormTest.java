package io.dialstream.campaigns.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.history.LogFilter;
import org.junit.jupiter.api.Test;

class FilterFormTest {

    @Test
    void readsNumbersAndReasonsAsPeopleTypeThem() {
        var typed = new LogFilter("", null, "1", "+1 (415) 555-01.01", " busy", null, null);
        assertThat(FilterForm.tidied(typed))
                .isEqualTo(new LogFilter("", null, "1", "+14155550101", "BUSY", null, null));
    }

    @Test
    void putsItIntoAnAddressAsItWasTyped() {
        var typed = new LogFilter("", null, "a&b", "+1 415", null, "2026-11-22T00:00:00Z", null);
        assertThat(FilterForm.query(typed))
                .isEqualTo("leadId=a%26b&phoneNumber=%2B1%20415&from=2026-11-22T00%3A00%3A00Z");
        assertThat(FilterForm.query(LogFilter.ALL)).isEmpty();
    }
}
