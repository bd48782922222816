package io.dialstream.campaigns.campaign;

/**
 * Where a campaign stands. Which move leads from where to where is written in {@link CampaignMove}.
 */
public enum CampaignStatus {
    /** Stored, not started. Goes to RUNNING, STOPPED or FAILED. */
    PENDING,
    /** Leads are dialled. Goes to PAUSED and to every final status. */
    RUNNING,
    /** No new call starts; live ones end. Goes to RUNNING and to every final status. */
    PAUSED,
    /** Final: every lead's call has ended, and the numbers say so too. */
    COMPLETED,
    /** Final: what was not dialled never will be. */
    STOPPED,
    /** Final: the campaign cannot go on; its reason says why. */
    FAILED;

    public boolean isFinal() {
        return this == COMPLETED || this == STOPPED || this == FAILED;
    }
}
