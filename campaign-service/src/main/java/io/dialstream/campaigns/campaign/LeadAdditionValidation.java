package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.validation.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what was asked for into leads behind those of a campaign, or says all that is wrong with
 * it.
 */
@Component
public class LeadAdditionValidation {

    /** In one campaign, however many requests they come with. */
    static final int MAX_LEADS = 1_000_000;

    private final StoredLeadRule stored;

    LeadAdditionValidation(StoredLeadRule stored) {
        this.stored = stored;
    }

    /** The leads, stored by nobody yet. */
    public List<Lead> leads(
            Campaign campaign, @Nullable List<@Nullable LeadSubmission> submissions) {
        var problems = new Problems();
        problems.check(
                "leads",
                roomProblem(campaign.totalLeads(), submissions == null ? 0 : submissions.size()));
        problems.throwIfAny();
        var leads =
                new LeadValidation(campaign.id(), campaign.totalLeads(), problems)
                        .leads(submissions);
        problems.throwIfAny();
        stored.check(campaign, leads, problems);
        problems.throwIfAny();
        return leads;
    }

    /**
     * By which leads that were added are found again. Empty when it is missing or no number: the
     * store is asked for nothing that was not checked.
     */
    public static String firstNumber(@Nullable List<@Nullable LeadSubmission> submissions) {
        var first = submissions == null || submissions.isEmpty() ? null : submissions.getFirst();
        var number = first == null ? null : first.phoneNumber();
        return number == null || PhoneNumberRule.problemOf(number) != null ? "" : number;
    }

    private static @Nullable String roomProblem(int before, int more) {
        return before + more > MAX_LEADS
                ? "are too many: a campaign has at most %d leads, and this one has %d"
                        .formatted(MAX_LEADS, before)
                : null;
    }
}
