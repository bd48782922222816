package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.campaign.LeadAdditionValidation.firstNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadAdditionValidationTest {

    private final InMemoryLeads leads = new InMemoryLeads();
    private final LeadAdditionValidation validation =
            new LeadAdditionValidation(new StoredLeadRule(leads));

    private static List<@Nullable LeadSubmission> leads(int first, int count) {
        var list = new ArrayList<@Nullable LeadSubmission>();
        IntStream.range(first, first + count)
                .forEach(n -> list.add(new LeadSubmission(null, "Lead", number(n), null, null)));
        return list;
    }

    private static String number(int n) {
        return "+1212%03d%04d".formatted(200 + n / 10_000, n % 10_000);
    }

    private static Lead stored(int position, int n) {
        return Lead.pending(
                "campaign", position, "id" + n, "Lead", new PhoneNumber(number(n)), Map.of());
    }

    private List<FieldProblem> problems(int before, List<@Nullable LeadSubmission> added) {
        var problems = new ArrayList<FieldProblem>();
        assertThatThrownBy(() -> validation.leads(aPlannedCampaign("campaign", before), added))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> problems.addAll(e.fields()));
        return problems;
    }

    @Test
    void numbersLeadsAfterThoseThatAreThere() {
        var added = validation.leads(aPlannedCampaign("campaign", 10), leads(1, 2));

        assertThat(added).extracting(Lead::position).containsExactly(11, 12);
        assertThat(added).extracting(Lead::leadId).containsExactly("11", "12");
    }

    @Test
    void fillsACampaignUpToAMillionAndNoFurther() {
        assertThat(validation.leads(aPlannedCampaign("campaign", 999_998), leads(1, 2)))
                .extracting(Lead::leadId)
                .containsExactly("999999", "1000000");

        assertThat(problems(999_999, leads(1, 2)))
                .containsExactly(
                        new FieldProblem(
                                "leads",
                                "are too many: a campaign has at most 1000000 leads, and this one"
                                        + " has 999999"));
    }

    /** The last of them lies behind several portions. */
    @Test
    void findsWhoIsThereAlreadyWhereverItIs() {
        leads.insert(List.of(stored(1, 2_500), stored(2, 7)));

        assertThat(problems(2, leads(8, 2_493)))
                .containsExactly(
                        new FieldProblem(
                                "leads[2492].phoneNumber",
                                "is the same as that of lead id2500, at position 1"));
    }

    @Test
    void listsAHundredOfThemAtMost() {
        leads.insert(IntStream.rangeClosed(1, 150).mapToObj(n -> stored(n, n)).toList());

        assertThat(problems(150, leads(1, 150))).hasSize(100);
    }

    @Test
    void whatWasLeftBehindIsInNobodysWay() {
        leads.insert(List.of(stored(1, 1)));
        leads.add(List.of(stored(2, 2)), new Addition("dead", 1));

        assertThat(validation.leads(aPlannedCampaign("campaign", 1), leads(2, 1))).hasSize(1);
    }

    @Test
    void knowsARequestByItsFirstNumber() {
        assertThat(firstNumber(leads(1, 2))).isEqualTo(number(1));
        assertThat(firstNumber(List.of())).isEmpty();
        assertThat(firstNumber(null)).isEmpty();
        assertThat(firstNumber(Collections.nCopies(1, null))).isEmpty();
        assertThat(firstNumber(List.of(new LeadSubmission(null, null, null, null, null))))
                .isEmpty();
        assertThat(firstNumber(List.of(new LeadSubmission(null, null, "\ud800", null, null))))
                .isEmpty();
    }
}
