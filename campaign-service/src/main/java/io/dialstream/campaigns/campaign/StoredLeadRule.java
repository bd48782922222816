package io.dialstream.campaigns.campaign;

import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether leads with the same number or the same id are in their campaign already. */
@Component
class StoredLeadRule {

    private static final int PORTION = 1_000;

    private final Leads leads;

    StoredLeadRule(Leads leads) {
        this.leads = leads;
    }

    void check(Campaign campaign, List<Lead> added, Problems problems) {
        for (int from = 0; from < added.size() && !problems.isFull(); from += PORTION) {
            int to = Math.min(added.size(), from + PORTION);
            checkPortion(campaign, added.subList(from, to), from, problems);
        }
    }

    private void checkPortion(Campaign campaign, List<Lead> added, int from, Problems problems) {
        var byNumber = withSameNumber(campaign, added);
        var byId = withSameId(campaign, added);
        for (int index = 0; index < added.size(); index++) {
            var lead = added.get(index);
            var field = "leads[" + (from + index) + "]";
            problems.check(field + ".id", idProblem(byId.get(lead.leadId())));
            problems.check(field + ".phoneNumber", numberProblem(byNumber.get(lead.phoneNumber())));
        }
    }

    private Map<PhoneNumber, Lead> withSameNumber(Campaign campaign, List<Lead> added) {
        var numbers = added.stream().map(Lead::phoneNumber).toList();
        return leads.withNumbers(campaign.id(), campaign.totalLeads(), numbers).stream()
                .collect(toMap(Lead::phoneNumber, Function.identity()));
    }

    private Map<String, Lead> withSameId(Campaign campaign, List<Lead> added) {
        var ids = added.stream().map(Lead::leadId).toList();
        return leads.withIds(campaign.id(), campaign.totalLeads(), ids).stream()
                .collect(toMap(Lead::leadId, Function.identity()));
    }

    private static @Nullable String idProblem(@Nullable Lead same) {
        return same == null
                ? null
                : "%s is the id of the lead at position %d already"
                        .formatted(same.leadId(), same.position());
    }

    private static @Nullable String numberProblem(@Nullable Lead same) {
        return same == null
                ? null
                : "is the same as that of lead %s, at position %d"
                        .formatted(same.leadId(), same.position());
    }
}
