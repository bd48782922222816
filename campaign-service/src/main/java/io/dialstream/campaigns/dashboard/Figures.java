package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign's numbers as the pages show them; the scripts say the same of newer ones. */
public record Figures(CampaignView campaign, Instant now) {

    private static final String NOTHING = "–";

    /** How many calls ended so, and their share in percent. */
    public record Outcome(String kind, String field, String name, long calls, int percent) {}

    /** A part of a bar, in percent of its length. */
    public record Part(String kind, double from, double width) {}

    /** Whether anything of it can still change. */
    public boolean isUnfinished() {
        return !campaign.status().isFinal() || campaign.inFlightCalls() > 0;
    }

    public String statusWord() {
        var name = campaign.status().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    public long dialled() {
        return campaign.completedLeads() + campaign.inFlightCalls();
    }

    public int donePercent() {
        return Formats.percent(campaign.completedLeads(), campaign.totalLeads());
    }

    /** Of the calls that have ended, those with somebody to talk to. */
    public String answeredShare() {
        return campaign.endedCalls() == 0
                ? NOTHING
                : Formats.percent(campaign.successfulCalls(), campaign.endedCalls()) + " %";
    }

    public String averageTalk() {
        return campaign.successfulCalls() == 0
                ? NOTHING
                : Formats.seconds(Math.round(campaign.averageDuration()));
    }

    public String totalTalk() {
        return Formats.seconds(campaign.totalDuration());
    }

    /** As {@link #remaining} in a sentence. */
    public String remainingNote() {
        if (campaign.status().isFinal()) {
            return statusWord().toLowerCase(Locale.ROOT);
        }
        var remaining = remaining();
        return remaining.equals(NOTHING) ? "not dialling" : remaining + " left";
    }

    /** For pages: with a comma between thousands. */
    public String number(long number) {
        return Formats.number(number);
    }

    /** The outcomes of the calls that have ended, and their shares of them. */
    public List<Outcome> outcomes() {
        return List.of(
                outcome("answered", "successfulCalls", "Answered", campaign.successfulCalls()),
                outcome("missed", "missedCalls", "Missed", campaign.missedCalls()),
                outcome("noanswer", "noAnswerCalls", "No answer", campaign.noAnswerCalls()),
                outcome("voicemail", "voicemailCalls", "Voicemail", campaign.voicemailCalls()),
                outcome("failed", "failedCalls", "Failed", campaign.failedCalls()));
    }

    private Outcome outcome(String kind, String field, String name, long calls) {
        return new Outcome(kind, field, name, calls, Formats.percent(calls, campaign.endedCalls()));
    }

    /**
     * The progress bar from left to right, in percent of all leads: those that are done, parted as
     * the calls that have ended are, as a lead may have had several; then live calls.
     */
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        double from = 0;
        for (var outcome : outcomes()) {
            from = add(parts, outcome.kind(), from, leads(outcome.calls()));
        }
        add(parts, "live", from, (double) campaign.inFlightCalls());
        return parts;
    }

    private double leads(long calls) {
        long ended = campaign.endedCalls();
        return ended == 0 ? 0 : (double) calls * campaign.completedLeads() / ended;
    }

    private double add(List<Part> parts, String kind, double from, double leads) {
        double width = campaign.totalLeads() == 0 ? 0 : 100 * leads / campaign.totalLeads();
        parts.add(new Part(kind, from, width));
        return from + width;
    }

    /** How long it still takes at the pace so far. */
    public String remaining() {
        var startedAt = campaign.startedAt();
        long done = campaign.completedLeads();
        long left = campaign.totalLeads() - done;
        if (campaign.status() != CampaignStatus.RUNNING || startedAt == null || left == 0) {
            return NOTHING;
        }
        return done == 0
                ? "soon known"
                : Formats.seconds(Duration.between(startedAt, now).toSeconds() * left / done);
    }
}
