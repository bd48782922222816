package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.LeadValidation;
import io.dialstream.campaigns.campaign.web.CampaignRequest.LeadRequest;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Collections that end the reading of a request with the first entry that is too many. */
final class AtMost {

    private AtMost() {}

    private static void checkRoom(int size, int most) {
        if (size >= most) {
            throw new InvalidRequestException("", "must have at most " + most + " entries");
        }
    }

    static final class LeadList extends ArrayList<@Nullable LeadRequest> {

        @Override
        public boolean add(@Nullable LeadRequest lead) {
            checkRoom(size(), LeadValidation.MAX_LEADS);
            return super.add(lead);
        }
    }

    static final class AccountList extends ArrayList<@Nullable String> {

        @Override
        public boolean add(@Nullable String account) {
            checkRoom(size(), ProviderRule.MAX_FALLBACKS);
            return super.add(account);
        }
    }

    static final class LeadData extends LinkedHashMap<String, @Nullable Object> {

        @Override
        public @Nullable Object put(String name, @Nullable Object value) {
            checkRoom(size(), LeadValidation.MAX_DATA);
            return super.put(name, value);
        }
    }
}
