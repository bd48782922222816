package io.dialstream.campaigns.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LeadValidationTest {

    /** Not every list of leads was read from JSON, which stops at the limit by itself. */
    @Test
    void refusesMoreLeadsThanACampaignMayHaveWhereverTheyComeFrom() {
        var lead = new LeadSubmission(null, "Ada", "+14155552671", null, null);
        var problems = new Problems();

        var leads =
                new LeadValidation("c", 0, problems)
                        .leads(Collections.nCopies(LeadValidation.MAX_LEADS + 1, lead));

        assertThat(leads).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e ->
                                assertThat(e.fields())
                                        .singleElement()
                                        .hasFieldOrPropertyWithValue("field", "leads")
                                        .hasFieldOrPropertyWithValue(
                                                "message", "must have at most 100000 entries"));
    }
}
