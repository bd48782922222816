package io.dialstream.stack.rules;

import io.dialstream.stack.demo.Call;
import io.dialstream.stack.demo.Campaign;
import io.dialstream.stack.demo.Lead;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.rules.Person.Answerer;
import io.dialstream.stack.rules.Person.Listing;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of two small campaigns. In the first one Ada is busy and then talks for 40 s, Max is a
 * machine, Fay a fax, Opal opts out, Liz is listed, and Tom's window never opens. The second one
 * has Ada and Opal once more.
 */
final class Story {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static final String ADA = "+17875550100";
    static final String MAX = "+17875550101";
    static final String FAY = "+17875550102";
    static final String OPAL = "+17875550103";
    static final String LIZ = "+17875550104";
    static final String TOM = "+17875550105";

    private static final ZoneId PUERTO_RICO = ZoneId.of("America/Puerto_Rico");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final List<Person> PEOPLE =
            List.of(
                    person(ADA, null, Answerer.ANYBODY, Listing.NOT_LISTED),
                    person(MAX, null, Answerer.MACHINE, Listing.NOT_LISTED),
                    person(FAY, null, Answerer.FAX, Listing.NOT_LISTED),
                    person(OPAL, null, Answerer.OPTS_OUT, Listing.NOT_LISTED),
                    person(LIZ, null, Answerer.ANYBODY, Listing.BEFORE_THE_CAMPAIGN),
                    person(TOM, TOKYO, Answerer.ANYBODY, Listing.NOT_LISTED));

    private List<SimulatorReport.Call> first =
            List.of(
                    busy("ada-1", ADA, NOON),
                    answered("ada-2", ADA, NOON.plusSeconds(4), 40),
                    to("max-1", MAX, NOON, 20, "machine", List.of(CampaignRules.VOICEMAIL), null),
                    to("fay-1", FAY, NOON, 4, "fax", List.of(), null),
                    to("opal-1", OPAL, NOON, 9, "human", List.of(), "9"));
    private List<SimulatorReport.Call> second =
            List.of(answered("ada-3", ADA, NOON.plusSeconds(60), 30));
    private List<Lead> leads =
            List.of(
                    lead(ADA, "DONE", 2, null),
                    lead(MAX, "DONE", 1, null),
                    lead(FAY, "DONE", 1, null),
                    new Lead(OPAL, OPAL, "DONE", 1, null, true),
                    lead(LIZ, "EXCLUDED", 0, "DO_NOT_CALL"),
                    lead(TOM, "EXCLUDED", 0, "WINDOW_NEVER_OPENS"));
    private List<Call> calls =
            List.of(
                    new Call("ada-1", "MISSED", "BUSY", null, null),
                    new Call("ada-2", "COMPLETED", null, 40, "HUMAN"),
                    new Call("max-1", "COMPLETED", null, 20, "MACHINE"),
                    new Call("fay-1", "COMPLETED", null, 4, "FAX"),
                    new Call("opal-1", "COMPLETED", null, 9, null));
    private Set<String> optedOut = Set.of(OPAL);
    private String status = "COMPLETED";
    private int maxLive = 4;

    private static Person person(
            String number, @Nullable ZoneId own, Answerer answerer, Listing listing) {
        return new Person("Somebody", number, PUERTO_RICO, own, answerer, listing);
    }

    static Lead lead(String number, String status, int attempts, @Nullable String reason) {
        return new Lead(number, number, status, attempts, reason, false);
    }

    /** Rang for a second. */
    static SimulatorReport.Call busy(String id, String number, Instant at) {
        return unanswered(id, number, at, "busy", null);
    }

    /** Ended after a second. */
    static SimulatorReport.Call unanswered(
            String id, String number, Instant at, String status, @Nullable Integer sipCode) {
        return new SimulatorReport.Call(
                id,
                number,
                number,
                status,
                at,
                null,
                at.plusSeconds(1),
                null,
                sipCode,
                null,
                List.of(),
                null);
    }

    /** By a human who presses nothing. */
    static SimulatorReport.Call answered(String id, String number, Instant at, int seconds) {
        return to(id, number, at, seconds, "human", List.of(), null);
    }

    /** Two seconds by the clock. */
    static SimulatorReport.Call to(
            String id,
            String number,
            Instant at,
            int seconds,
            String answeredBy,
            List<String> heard,
            @Nullable String pressed) {
        return new SimulatorReport.Call(
                id,
                number,
                number,
                "completed",
                at,
                at.plusSeconds(1),
                at.plusSeconds(2),
                seconds,
                null,
                answeredBy,
                heard,
                pressed);
    }

    Story first(UnaryOperator<List<SimulatorReport.Call>> change) {
        first = change.apply(new ArrayList<>(first));
        return this;
    }

    Story second(UnaryOperator<List<SimulatorReport.Call>> change) {
        second = change.apply(new ArrayList<>(second));
        return this;
    }

    Story leads(UnaryOperator<List<Lead>> change) {
        leads = change.apply(new ArrayList<>(leads));
        return this;
    }

    Story calls(UnaryOperator<List<Call>> change) {
        calls = change.apply(new ArrayList<>(calls));
        return this;
    }

    Story nobodyListedByKey() {
        optedOut = Set.of();
        return this;
    }

    Story stopped() {
        status = "STOPPED";
        return this;
    }

    Story live(int most) {
        maxLive = most;
        return this;
    }

    Evidence evidence() {
        return new Evidence(
                PEOPLE,
                new CampaignRules(new Window(LocalTime.of(8, 0), 390)),
                NOON,
                List.of(
                        run("first", status, leads, calls, first, 49, maxLive),
                        run(
                                "second",
                                "COMPLETED",
                                List.of(
                                        lead(ADA, "DONE", 1, null),
                                        lead(OPAL, "EXCLUDED", 0, "DO_NOT_CALL")),
                                List.of(new Call("ada-3", "COMPLETED", null, 30, "HUMAN")),
                                second,
                                30,
                                1)),
                optedOut);
    }

    private static Evidence.Run run(
            String id,
            String status,
            List<Lead> leads,
            List<Call> calls,
            List<SimulatorReport.Call> truth,
            int talk,
            int maxLive) {
        return new Evidence.Run(
                new Campaign(id, status, 6, 4, 0, 2, 0, 2, 0, 1, 0, 0, talk, 20),
                leads,
                calls,
                new SimulatorReport(
                        Map.of(id, new SimulatorReport.Tally(5, 0, maxLive, 2, 0, 1, 0, talk, 5)),
                        2,
                        truth));
    }
}
