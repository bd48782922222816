package io.dialstream.campaigns.draft;

import java.time.Instant;

/**
 * A campaign that is being prepared. Its id becomes the campaign's, so that creating it twice makes
 * one campaign.
 *
 * @param sheet the leads as they were uploaded: lines of separated values
 */
public record Draft(
        String id, String userId, DraftSettings settings, String sheet, Instant updatedAt) {

    public Draft with(DraftSettings changed, Instant now) {
        return new Draft(id, userId, changed, sheet, now);
    }

    public Draft withSheet(String changed, DraftSettings settings, Instant now) {
        return new Draft(id, userId, settings, changed, now);
    }

    @Override
    public String toString() {
        return "Draft[id=" + id + "]";
    }
}
