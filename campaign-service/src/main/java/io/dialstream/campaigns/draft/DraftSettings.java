package io.dialstream.campaigns.draft;

import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.rules.RuleChoices;

/**
 * What was chosen so far.
 *
 * @param limit live calls at once
 * @param country the region whose numbers need no country code, as in US; empty for none
 * @param header whether the first line names the columns
 * @param nameColumn from 0; -1 when none is chosen
 * @param numberColumn from 0; -1 when none is chosen
 * @param idColumn from 0; -1 when the leads have no ids of their own
 * @param timeZoneColumn from 0; -1 when the leads have no time zones of their own
 * @param leaveOut whether rows that cannot be called are left out
 * @param rules when and how often leads are called
 */
public record DraftSettings(
        String name,
        String agentId,
        int limit,
        String country,
        boolean header,
        int nameColumn,
        int numberColumn,
        int idColumn,
        int timeZoneColumn,
        boolean leaveOut,
        RuleChoices rules) {

    public static final int NONE = -1;

    /** Before anything is chosen. */
    public static DraftSettings blank(String agentId) {
        return new DraftSettings(
                "",
                agentId,
                CampaignValidation.DEFAULT_CALLS,
                "",
                false,
                NONE,
                NONE,
                NONE,
                NONE,
                false,
                RuleChoices.USUALLY);
    }

    public DraftSettings named(String newName) {
        return new DraftSettings(
                newName,
                agentId,
                limit,
                country,
                header,
                nameColumn,
                numberColumn,
                idColumn,
                timeZoneColumn,
                leaveOut,
                rules);
    }
}
