package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.events.AccountState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows campaigns to their users: as they are stored, and why one that is RUNNING waits. */
@Component
public class CampaignViews {

    private final AnnouncedAccounts accounts;

    public CampaignViews(AnnouncedAccounts accounts) {
        this.accounts = accounts;
    }

    public CampaignView of(Campaign campaign) {
        return CampaignView.of(campaign, statusReason(campaign));
    }

    /** A campaign whose account fails stays RUNNING, and says so. */
    private @Nullable String statusReason(Campaign campaign) {
        if (campaign.status() != CampaignStatus.RUNNING) {
            return campaign.statusReason();
        }
        var account = accountOf(campaign);
        return account == AccountState.OK ? null : account.name();
    }

    /** The state of the accounts that its calls are placed with. */
    public AccountState accountOf(Campaign campaign) {
        return accounts.stateOfAny(campaign.providers());
    }
}
