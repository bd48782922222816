package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.events.AccountState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignViewsTest {

    private final AnnouncedAccounts accounts = AccountFixtures.noneAnnounced();
    private final CampaignViews views = new CampaignViews(accounts);

    private void is(AccountState state) {
        accounts.handle(AccountFixtures.reported("a", state, NOW));
    }

    @Test
    void aRunningCampaignSaysThatItsAccountIsDown() {
        assertThat(views.of(aCampaign(CampaignStatus.RUNNING)).statusReason()).isNull();
        is(AccountState.PROVIDER_DOWN);
        assertThat(views.of(aCampaign(CampaignStatus.RUNNING)).statusReason())
                .isEqualTo("PROVIDER_DOWN");
        is(AccountState.OK);
        assertThat(views.of(aCampaign(CampaignStatus.RUNNING)).statusReason()).isNull();
    }

    @Test
    void aCampaignIsToldOfItsOwnAccountsOnly() {
        is(AccountState.PROVIDER_DOWN);
        var running = aCampaign(CampaignStatus.RUNNING);
        assertThat(views.of(running.with(new ProviderChoice("eu"))).statusReason()).isNull();
        assertThat(views.of(running.with(new ProviderChoice(null, List.of("eu")))).statusReason())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(value = CampaignStatus.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseMindsTheAccount(CampaignStatus status) {
        is(AccountState.PROVIDER_DOWN);
        assertThat(views.of(aCampaign(status)).statusReason()).isNull();
    }

    @Test
    void aPausedCampaignHasItsOwnReason() {
        is(AccountState.CREDENTIALS_REFUSED);
        var pause = new CampaignMove.Pause("PROVIDER_20003 Authenticate");
        var paused = moved(aCampaign(CampaignStatus.RUNNING), pause).campaign();
        assertThat(views.of(paused).statusReason()).isEqualTo("PROVIDER_20003 Authenticate");
    }
}
