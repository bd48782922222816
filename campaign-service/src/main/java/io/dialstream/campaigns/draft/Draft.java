package io.dialstream.campaigns.draft;

import java.time.Duration;
import java.time.Instant;

/**
 * A campaign that is being prepared.
 *
 * @param campaignId of the campaign that it becomes: creating it twice makes one, and another one
 *     as soon as anything is changed, so that nothing of a creation that failed half-way is left in
 *     it
 * @param sheet the leads as they were uploaded: lines of separated values
 */
public record Draft(
        String id,
        String userId,
        String campaignId,
        DraftSettings settings,
        String sheet,
        Instant updatedAt) {

    private static final int LARGE = 1 << 20;

    public Draft with(DraftSettings chosen, String nextCampaignId, Instant now) {
        var becomes = chosen.equals(settings) ? campaignId : nextCampaignId;
        return new Draft(id, userId, becomes, chosen, sheet, now);
    }

    public Draft withSheet(String given, String nextCampaignId, Instant now) {
        var becomes = given.equals(sheet) ? campaignId : nextCampaignId;
        return new Draft(id, userId, becomes, settings, given, now);
    }

    /** Whether it takes much more memory than a page does. */
    public boolean isLarge() {
        return sheet.length() >= LARGE;
    }

    /** The same without its sheet, which may be large. */
    public Draft withoutSheet() {
        return new Draft(id, userId, campaignId, settings, "", updatedAt);
    }

    /** Whether it has been left for so long that it is forgotten, or about to be. */
    public boolean isLeft(Duration retention, Instant now) {
        return !updatedAt.isAfter(now.minus(retention));
    }

    @Override
    public String toString() {
        return "Draft[id=" + id + "]";
    }
}
