package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignStatus.COMPLETED;
import static io.dialstream.campaigns.campaign.CampaignStatus.FAILED;
import static io.dialstream.campaigns.campaign.CampaignStatus.PAUSED;
import static io.dialstream.campaigns.campaign.CampaignStatus.PENDING;
import static io.dialstream.campaigns.campaign.CampaignStatus.RUNNING;
import static io.dialstream.campaigns.campaign.CampaignStatus.STOPPED;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign can be told to do: from which statuses and to which. A move to the status that a
 * campaign already has is a repetition and changes nothing; from any other it is refused.
 */
public sealed interface CampaignMove {

    Set<CampaignStatus> from();

    CampaignStatus to();

    /** For sentences: "a campaign cannot be ...". */
    String participle();

    /**
     * Dials for the first time. A paused campaign is resumed, so that a late repeat of its start
     * cannot undo a pause.
     */
    record Start() implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PENDING);
        }

        @Override
        public CampaignStatus to() {
            return RUNNING;
        }

        @Override
        public String participle() {
            return "started";
        }
    }

    /** Starts no new call; the reason is null when a user asked for it. */
    record Pause(@Nullable String reason) implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(RUNNING);
        }

        @Override
        public CampaignStatus to() {
            return PAUSED;
        }

        @Override
        public String participle() {
            return "paused";
        }
    }

    /** Goes on with the next lead. */
    record Resume() implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PAUSED);
        }

        @Override
        public CampaignStatus to() {
            return RUNNING;
        }

        @Override
        public String participle() {
            return "resumed";
        }
    }

    /** Drops what was not dialled; hangs up what is live, or lets it end. */
    record Stop(boolean hangup) implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PENDING, RUNNING, PAUSED);
        }

        @Override
        public CampaignStatus to() {
            return STOPPED;
        }

        @Override
        public String participle() {
            return "stopped";
        }
    }

    /** Starts because its schedule says so, if it still does. */
    record StartOnSchedule() implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PENDING);
        }

        @Override
        public CampaignStatus to() {
            return RUNNING;
        }

        @Override
        public String participle() {
            return "started";
        }
    }

    /** Drops what was not dialled because its schedule says so, if it still does. */
    record EndOnSchedule() implements CampaignMove {

        /** What the campaign says for its reason. */
        public static final String REASON = "SCHEDULE_ENDED";

        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PENDING, RUNNING, PAUSED);
        }

        @Override
        public CampaignStatus to() {
            return STOPPED;
        }

        @Override
        public String participle() {
            return "stopped";
        }
    }

    /** Every lead is final: also while paused, since nothing is left to resume. */
    record Complete() implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(RUNNING, PAUSED);
        }

        @Override
        public CampaignStatus to() {
            return COMPLETED;
        }

        @Override
        public String participle() {
            return "completed";
        }
    }

    /** Cannot go on, and why. */
    record Fail(String reason) implements CampaignMove {
        @Override
        public Set<CampaignStatus> from() {
            return Set.of(PENDING, RUNNING, PAUSED);
        }

        @Override
        public CampaignStatus to() {
            return FAILED;
        }

        @Override
        public String participle() {
            return "failed";
        }
    }
}
