package io.dialstream.stack.demo;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs the sample campaign and says whether Dialstream and the simulator tell the same story about
 * it.
 */
public final class SampleCampaign {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String AGENT = "demo";

    private final Api api;
    private final PrintStream out;

    public SampleCampaign(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Whether so many leads can be made up. */
    public static boolean has(int leads) {
        return leads > 0 && leads <= SampleLeads.MOST;
    }

    /**
     * Calls so many leads, has some of those who missed it call back, prints how it went, and
     * returns whether everything agrees.
     *
     * @param account the id of the account that calls are placed with
     * @param takesCalls whether its vendor lets anybody call its numbers
     */
    public boolean run(int leads, int limit, String account, boolean takesCalls) {
        Usage before = api.usage();
        api.putAgent(
                AGENT,
                Map.of("name", "Demo", "message", "Hello from Dialstream. Have a nice day."));
        OurNumber number = new OurNumber(api, account, takesCalls);
        number.answeredBy(AGENT);
        Campaign campaign =
                api.postCampaign(
                        Map.of(
                                "name",
                                "Demo",
                                "agentId",
                                AGENT,
                                "maxConcurrentCalls",
                                limit,
                                "start",
                                true,
                                "leads",
                                SampleLeads.first(leads)));
        new Follower(api, ProgressDisplay.onStandardOutput()).follow(campaign.id(), PATIENCE);
        return compare(campaign.id(), before, number.awaited(campaign.id()));
    }

    private boolean compare(String id, Usage before, CallBacks callBacks) {
        SimulatorReport truth = api.truth(id);
        Campaign campaign = api.campaign(id);
        Comparison comparison =
                Comparison.of(
                        campaign,
                        Call.outcomes(api.calls(id)),
                        callBacks,
                        api.usage().minus(before),
                        truth);
        out.println();
        out.print(comparison.table());
        out.printf(
                "%-28s %12s   %12.2f%n",
                "live calls on average", "", truth.averageLiveWhileLeadsRemained());
        out.println();
        List<String> differences = comparison.differences();
        differences.forEach(out::println);
        out.println(
                differences.isEmpty()
                        ? "Every number and every call's outcome agree."
                        : "%d differences.".formatted(differences.size()));
        return differences.isEmpty() && campaign.status().equals("COMPLETED");
    }
}
