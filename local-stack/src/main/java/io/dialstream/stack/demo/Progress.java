package io.dialstream.stack.demo;

import java.time.Duration;

/** How far a campaign is after some time, in one line. */
record Progress(Campaign campaign, Duration elapsed) {

    String line() {
        return "%d live  %d/%d done%s%s  %d answered  %d failed  %s elapsed  %s"
                .formatted(
                        campaign.inFlightCalls(),
                        campaign.completedLeads(),
                        campaign.totalLeads(),
                        unlessNone(campaign.waitingLeads(), "waiting"),
                        unlessNone(campaign.excludedLeads(), "excluded"),
                        campaign.successfulCalls(),
                        campaign.failedCalls() + campaign.missedCalls() + campaign.noAnswerCalls(),
                        seconds(elapsed),
                        remaining());
    }

    private String remaining() {
        int done = campaign.completedLeads();
        int toDo = campaign.totalLeads() - campaign.excludedLeads() - done;
        if (campaign.isOver()) {
            return campaign.status();
        }
        return done == 0
                ? "ETA unknown"
                : "ETA " + seconds(elapsed.multipliedBy(toDo).dividedBy(done));
    }

    private static String unlessNone(int leads, String what) {
        return leads == 0 ? "" : "  %d %s".formatted(leads, what);
    }

    private static String seconds(Duration duration) {
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
