package io.dialstream.campaigns.live;

import io.dialstream.campaigns.campaign.Campaign;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a campaign together from what is stored and what was published. Moves, progress and numbers
 * come on different ways and at different times: of each the newest counts, and neither ever goes
 * back.
 */
final class NewestCampaign {

    private NewestCampaign() {}

    /** The newest move, the newest progress and the newest numbers of both. */
    static Campaign of(Campaign known, Campaign other) {
        var latestMove = other.revision() > known.revision() ? other : known;
        return latestMove
                .withProgress(known.progress())
                .withProgress(other.progress())
                .withStats(known.stats())
                .withStats(other.stats());
    }

    /** What is to be said about the difference; null when there is none. */
    static @Nullable MessageType difference(Campaign before, Campaign after) {
        if (after.revision() > before.revision()) {
            return MessageType.STATUS;
        }
        return after.stats().revision() > before.stats().revision()
                        || !Objects.equals(after.progress(), before.progress())
                ? MessageType.PROGRESS
                : null;
    }
}
