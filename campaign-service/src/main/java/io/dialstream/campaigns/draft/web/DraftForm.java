package io.dialstream.campaigns.draft.web;

import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.draft.DraftSettings;
import io.dialstream.campaigns.rules.RuleChoices;
import org.jspecify.annotations.Nullable;

/** The settings as the page sends them; what it does not send is off or none. */
record DraftForm(
        @Nullable String name,
        @Nullable String agentId,
        @Nullable Integer limit,
        @Nullable String country,
        @Nullable Boolean header,
        @Nullable Integer nameColumn,
        @Nullable Integer numberColumn,
        @Nullable Integer idColumn,
        @Nullable Integer timeZoneColumn,
        @Nullable Boolean leaveOut,
        @Nullable RuleChoices rules) {

    private static final int MAX_TEXT = 200;

    DraftSettings settings() {
        return new DraftSettings(
                text(name),
                text(agentId),
                limit == null ? CampaignValidation.DEFAULT_CALLS : limit,
                Countries.known(text(country)),
                Boolean.TRUE.equals(header),
                column(nameColumn),
                column(numberColumn),
                column(idColumn),
                column(timeZoneColumn),
                Boolean.TRUE.equals(leaveOut),
                rules == null ? RuleChoices.USUALLY : rules);
    }

    /** No longer than the page lets anybody write: it is shown again, and stored. */
    static String text(@Nullable String given) {
        var text = given == null ? "" : given.strip();
        return text.substring(0, Math.min(text.length(), MAX_TEXT));
    }

    private static int column(@Nullable Integer given) {
        return given == null ? DraftSettings.NONE : given;
    }
}
