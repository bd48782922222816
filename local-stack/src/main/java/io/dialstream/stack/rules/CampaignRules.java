package io.dialstream.stack.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rules of both campaigns. */
record CampaignRules(Window window) {

    static final int MAX_ATTEMPTS = 3;
    static final int MAX_LIVE_CALLS = 20;
    static final int CAP_CALLS = 2;
    static final Duration CAP_WITHIN = Duration.ofSeconds(8);
    static final Duration CAP_GAP = Duration.ofSeconds(3);

    /** In simulated seconds: until somebody hangs them up. */
    static final Duration MACHINES_LISTEN = Duration.ofHours(2);

    static final String AGENT = "rules";
    static final String OPT_OUT_KEY = "9";
    static final String VOICEMAIL = "We have tried to reach you. Please call us back.";

    private static final Duration AFTER_BUSY = Duration.ofSeconds(1);
    private static final Duration AFTER_NO_ANSWER = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILED = Duration.ofSeconds(1);
    private static final Duration AFTER_VOICEMAIL = Duration.ofSeconds(2);

    /** When a lead is called again that was not reached. */
    enum Again {
        BUSY(AFTER_BUSY),
        NO_ANSWER(AFTER_NO_ANSWER),
        FAILED(AFTER_FAILED),
        /** A machine that has not taken our message. */
        VOICEMAIL(AFTER_VOICEMAIL);

        private final Duration after;

        Again(Duration after) {
            this.after = after;
        }

        Duration after() {
            return after;
        }

        private Map<String, ?> posted() {
            return Map.of("outcome", name(), "afterSeconds", List.of(after.toSeconds()));
        }
    }

    static Map<String, ?> agent() {
        return Map.of(
                "name",
                "Rules",
                "message",
                "Hello from Dialstream.",
                "voicemailMessage",
                VOICEMAIL,
                "optOutDigit",
                OPT_OUT_KEY);
    }

    /** A campaign that has to be started. */
    Map<String, ?> campaign(String name, List<Person> people) {
        return Map.of(
                "name",
                name,
                "agentId",
                AGENT,
                "maxConcurrentCalls",
                MAX_LIVE_CALLS,
                "start",
                false,
                "leads",
                people.stream().map(Person::lead).toList(),
                "retry",
                Map.of(
                        "maxAttempts",
                        MAX_ATTEMPTS,
                        "rules",
                        List.of(Again.values()).stream().map(Again::posted).toList()),
                "callingWindow",
                window.posted(),
                "attemptCap",
                Map.of(
                        "calls",
                        CAP_CALLS,
                        "withinSeconds",
                        CAP_WITHIN.toSeconds(),
                        "minGapSeconds",
                        CAP_GAP.toSeconds()),
                "answeringMachine",
                "LEAVE_MESSAGE");
    }

    /** For whoever reads what follows. */
    String words(Instant now) {
        return """
        retry            up to %d calls: busy and failed again after %d s, no answer after %d s
        calling window   %s where the lead is: open in Puerto Rico, Saskatchewan and Arizona, opens
                         in Hawaii in %d s, and never for numbers of Puerto Rico whose owners live in Tokyo
        attempt cap      a number gets %d calls in %d s, %d s apart, by both campaigns together
        machines         hear a message, once; faxes are hung up
        do not call      %s and %d more numbers, %d of them listed when the leads are there already
        opt-out          whoever presses %s is called no more
        """
                .formatted(
                        MAX_ATTEMPTS,
                        AFTER_BUSY.toSeconds(),
                        AFTER_NO_ANSWER.toSeconds(),
                        window,
                        window.opensNext(now, People.OPENS_LAST).toSeconds(),
                        CAP_CALLS,
                        CAP_WITHIN.toSeconds(),
                        CAP_GAP.toSeconds(),
                        People.LISTED_PREFIX,
                        People.LISTED_ONE_BY_ONE + People.LISTED_LATE,
                        People.LISTED_LATE,
                        OPT_OUT_KEY);
    }
}
