package io.dialstream.stack.chaos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What must be true of a campaign whenever one looks; told one look after the other. */
final class Watch {

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private Account.@Nullable Campaign last;

    synchronized void sees(Account.Campaign campaign) {
        if (campaign.completedLeads() > campaign.totalLeads()) {
            violations.add(
                    "%d of %d leads completed"
                            .formatted(campaign.completedLeads(), campaign.totalLeads()));
        }
        if (campaign.inFlightCalls() > campaign.maxConcurrentCalls()) {
            violations.add(campaign.inFlightCalls() + " in flight");
        }
        Account.Campaign before = last;
        if (before != null && campaign.completedLeads() < before.completedLeads()) {
            violations.add(
                    "completedLeads fell from %d to %d"
                            .formatted(before.completedLeads(), campaign.completedLeads()));
        }
        if (before != null && before.isCompleted() && !campaign.equals(before)) {
            violations.add("COMPLETED, and then changed from %s to %s".formatted(before, campaign));
        }
        if (before != null && before.isOver() && !campaign.status().equals(before.status())) {
            violations.add(before.status() + " became " + campaign.status());
        }
        last = campaign;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
