package io.dialstream.campaigns.draft;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignCreation;
import io.dialstream.campaigns.campaign.CampaignForecasts;
import io.dialstream.campaigns.campaign.CampaignSubmission;
import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.LeadSubmission;
import io.dialstream.campaigns.forecast.Forecast;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.sheet.Sheet;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a campaign of a draft, by the rules and in the way of {@code POST /campaigns}. */
@Component
public class DraftCampaign {

    private final Campaigns campaigns;
    private final CampaignValidation validation;
    private final CampaignCreation creation;
    private final CampaignForecasts forecasts;
    private final Drafts drafts;

    DraftCampaign(
            Campaigns campaigns,
            CampaignValidation validation,
            CampaignCreation creation,
            CampaignForecasts forecasts,
            Drafts drafts) {
        this.campaigns = campaigns;
        this.validation = validation;
        this.creation = creation;
        this.forecasts = forecasts;
        this.drafts = drafts;
    }

    /** The campaign that it has become, when the process died before the draft was forgotten. */
    public Optional<Campaign> made(Draft draft) {
        var made = campaigns.find(draft.campaignId());
        if (made.isPresent()) {
            drafts.delete(draft.userId(), draft.id());
        }
        return made;
    }

    /**
     * Creates the campaign, then forgets the draft: dying in between leaves both, and doing it
     * again finds the campaign by its id.
     *
     * @throws InvalidRequestException when rows are wrong that are not to be left out, or another
     *     rule is broken
     */
    public Campaign create(User user, Draft draft, boolean start) {
        var check = SheetCheck.of(Sheet.read(draft.sheet()), draft.settings());
        if (check.preview().bad() > 0 && !draft.settings().leaveOut()) {
            throw new InvalidRequestException(
                    "rows", "that cannot be called must be mended or left out");
        }
        var valid =
                validation.validate(
                        user, draft.campaignId(), submission(draft, check.good(), start));
        var campaign = creation.create(valid.campaign(), valid.leads(), valid.start());
        drafts.delete(user.id(), draft.id());
        return campaign;
    }

    /**
     * What the rules make of the rows that can be called.
     *
     * @param token that other services are asked with in the user's name
     * @throws InvalidRequestException when it could not be created as it is
     */
    public Forecast forecast(User user, Draft draft, String token) {
        var check = SheetCheck.of(Sheet.read(draft.sheet()), draft.settings());
        var valid =
                validation.validate(
                        user, draft.campaignId(), submission(draft, check.good(), true));
        return forecasts.of(valid, token);
    }

    private static CampaignSubmission submission(
            Draft draft, List<Preview.Row> rows, boolean start) {
        var settings = draft.settings();
        return new CampaignSubmission(
                settings.name(),
                settings.agentId(),
                leads(rows),
                settings.limit(),
                null,
                null,
                PostedRules.in(settings.rules().changesFrom(RuleChoices.USUALLY)),
                start);
    }

    private static List<@Nullable LeadSubmission> leads(List<Preview.Row> rows) {
        var leads = new ArrayList<@Nullable LeadSubmission>();
        for (var row : rows) {
            var id = row.id().isEmpty() ? null : row.id();
            leads.add(new LeadSubmission(id, row.name(), row.phoneNumber(), null, row.timeZone()));
        }
        return leads;
    }
}
