package io.dialstream.stack.demo;

import io.dialstream.stack.report.SimulatorReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The number that the demo's calls come from, at which an agent takes the calls of who returns. */
final class OurNumber {

    /** Of the people who have missed a call; small, and enough to be seen among a hundred. */
    private static final double RETURNING = 0.2;

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** From the end of a call at the provider to its last word here. */
    private static final Duration BEHIND = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Api api;
    private final String account;
    private final boolean takesCalls;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /**
     * The number of an account.
     *
     * @param account its id
     * @param takesCalls whether its vendor lets anybody call it
     */
    OurNumber(Api api, String account, boolean takesCalls) {
        this.api = api;
        this.account = account;
        this.takesCalls = takesCalls;
    }

    /** Lets an agent take its calls, and people call who have missed one. */
    void answeredBy(String agent) {
        if (takesCalls) {
            api.putNumber(phoneNumber(), Map.of("agentId", agent, "provider", account));
        }
        api.changeSettings(Map.of("returning", Map.of("share", takesCalls ? RETURNING : 0)));
    }

    private String phoneNumber() {
        return api.providers().stream()
                .filter(known -> known.id().equals(account))
                .flatMap(known -> known.callerIds().stream())
                .findFirst()
                .orElseThrow(() -> new DemoProblem("The account " + account + " has no number."));
    }

    /**
     * Waits until whoever was going to call has called, and until Dialstream knows of it, or does
     * not in time.
     */
    CallBacks awaited(String campaignId) {
        if (!takesCalls) {
            return CallBacks.NONE;
        }
        SimulatorReport truth = api.truth(campaignId);
        for (Instant end = Instant.now().plus(PATIENCE); !truth.incoming().isOver(); ) {
            pauseUntil(end, "People still call in.");
            truth = api.truth(campaignId);
        }
        Instant end = Instant.now().plus(BEHIND);
        CallBacks known = told(truth);
        while (!known.differences().isEmpty() && Instant.now().isBefore(end)) {
            pause();
            known = told(truth);
        }
        return known;
    }

    private CallBacks told(SimulatorReport truth) {
        return new CallBacks(api.incomingCalls(start), truth.incomingCallsSince(start));
    }

    private static void pauseUntil(Instant end, String problem) {
        if (Instant.now().isAfter(end)) {
            throw new DemoProblem(problem);
        }
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoProblem("Interrupted.");
        }
    }
}
