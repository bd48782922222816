package io.dialstream.campaigns.dashboard.web;

import static java.util.stream.Collectors.joining;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignPatch;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.rules.RuleWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a campaign can be changed on its page; what is not sent stays as it is.
 *
 * @param seen stands for the settings that the page has shown
 */
record CampaignForm(@Nullable String name, @Nullable RuleChoices rules, @Nullable Integer seen) {

    private static final String NAME = "name";

    static CampaignForm of(Campaign campaign) {
        return new CampaignForm(
                campaign.name(), RuleChoices.of(campaign.rules()), settingsOf(campaign));
    }

    private static int settingsOf(Campaign campaign) {
        return (campaign.name() + PostedRules.of(campaign.rules()).fields()).hashCode();
    }

    /** Whether somebody has changed it since the page was shown; saving would undo that. */
    boolean isOutdated(Campaign campaign) {
        return seen != null && seen != settingsOf(campaign);
    }

    /** Only what differs: a page may show more than its reader has touched. */
    CampaignPatch patch(Campaign campaign) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (name != null && !name.strip().equals(campaign.name())) {
            fields.put(NAME, name.strip());
        }
        if (rules != null) {
            fields.putAll(rules.changesFrom(RuleChoices.of(campaign.rules())));
        }
        return new CampaignPatch(fields);
    }

    /** What a change of some settings, as they are called in a patch, has done. */
    static String report(String changed) {
        var known =
                Stream.concat(Stream.of(NAME), PostedRules.FIELDS.stream())
                        .filter(List.of(changed.split(",", -1))::contains)
                        .map(RuleWords::name)
                        .collect(joining(", "));
        return known.isEmpty()
                ? "Nothing was changed."
                : "Changed: "
                        + known
                        + ". It holds for whatever is decided from now on; live calls are not"
                        + " touched, and leads that wait keep their time.";
    }
}
