package io.dialstream.campaigns.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import org.junit.jupiter.api.Test;

class DoNotCallFormTest {

    @Test
    void readsWhatPeopleType() {
        assertThat(new DoNotCallForm("+1 (415) 555-01.01", " asked us ", "2027-01-31").submission())
                .isEqualTo(
                        new DoNotCallSubmission(
                                "+14155550101", "asked us", "2027-02-01T00:00:00Z", null));
    }

    @Test
    void whatIsEmptyIsNotThere() {
        assertThat(new DoNotCallForm("+1900*", " ", "").submission())
                .isEqualTo(new DoNotCallSubmission("+1900*", null, null, null));
    }

    @Test
    void leavesWhatIsNoDateForTheRulesToRefuse() {
        assertThat(new DoNotCallForm("+1900*", null, "soon").submission().expiresAt())
                .isEqualTo("soon");
        assertThat(new DoNotCallForm("+1900*", null, "+999999999-12-31").submission().expiresAt())
                .isEqualTo("+999999999-12-31");
    }
}
