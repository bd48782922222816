package io.dialstream.stack.rules;

import io.dialstream.stack.demo.Call;
import io.dialstream.stack.demo.Campaign;
import io.dialstream.stack.demo.Comparison;
import io.dialstream.stack.demo.Comparison.Row;
import io.dialstream.stack.demo.Lead;
import io.dialstream.stack.report.SimulatorReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dialstream's account of campaigns with rules beside the truth: the calls that the simulator had,
 * and for those who were not called the lists that were posted.
 */
final class Reckoning {

    private static final String DONE = "DONE";
    private static final String DO_NOT_CALL = "EXCLUDED DO_NOT_CALL";
    private static final String NEVER_OPENS = "EXCLUDED WINDOW_NEVER_OPENS";
    private static final String NOT_CALLED = "not called";

    private final Evidence evidence;
    private final List<SimulatorReport.Call> trueCalls;
    private final List<Call> calls;
    private final List<Lead> leads;
    private final List<String> trueStates = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private Reckoning(Evidence evidence) {
        this.evidence = evidence;
        this.trueCalls = evidence.trueCalls().toList();
        this.calls = evidence.runs().stream().flatMap(run -> placed(run.calls())).toList();
        this.leads = evidence.runs().stream().flatMap(run -> run.leads().stream()).toList();
    }

    static Comparison of(Evidence evidence) {
        Reckoning reckoning = new Reckoning(evidence);
        reckoning.lookAtLeads();
        reckoning.lookAtCalls();
        return new Comparison(reckoning.rows(), List.copyOf(reckoning.differences));
    }

    /** What could not be placed in time called nobody. */
    private static Stream<Call> placed(List<Call> calls) {
        return calls.stream().filter(call -> !"EXPIRED".equals(call.reason()));
    }

    private void lookAtCalls() {
        evidence.runs()
                .forEach(run ->
                        differences.addAll(
                                Comparison.differentCalls(
                                        Call.outcomes(placed(run.calls()).toList()),
                                        run.truth().outcomes())));
    }

    private void lookAtLeads() {
        Set<String> optedOut = new HashSet<>();
        for (Evidence.Run run : evidence.runs()) {
            Map<String, List<SimulatorReport.Call>> called = run.callsByNumber();
            for (Lead lead : run.leads()) {
                int attempts = called.getOrDefault(lead.phoneNumber(), List.of()).size();
                String state = attempts > 0 ? DONE : uncalled(lead.phoneNumber(), optedOut);
                trueStates.add(state);
                compare(lead, state, attempts);
            }
            pressed(run.truth().calls().stream()).forEach(optedOut::add);
        }
    }

    private String uncalled(String number, Set<String> optedOut) {
        Person person = evidence.byNumber().get(number);
        if (optedOut.contains(number) || (person != null && person.isListed())) {
            return DO_NOT_CALL;
        }
        return person != null
                        && !evidence.rules().window().everOpens(evidence.start(), person.zones())
                ? NEVER_OPENS
                : NOT_CALLED;
    }

    private void compare(Lead lead, String state, int attempts) {
        if (!state(lead).equals(state) || lead.attempts() != attempts) {
            differences.add(
                    "%s: Dialstream says %s after %d calls, the truth is %s after %d"
                            .formatted(
                                    lead.phoneNumber(),
                                    state(lead),
                                    lead.attempts(),
                                    state,
                                    attempts));
        }
    }

    private static String state(Lead lead) {
        return lead.reason() == null ? lead.status() : lead.status() + " " + lead.reason();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("calls", calls.size(), trueCalls.size()));
        rows.add(outcome("  answered by a human", Reckoning::byHuman, answered("human")));
        rows.add(outcome("  answered by a machine", by("MACHINE"), answered("machine")));
        rows.add(outcome("  answered by a fax", by("FAX"), answered("fax")));
        rows.add(outcome("  busy", status("MISSED"), truly("busy")));
        rows.add(outcome("  no answer", status("NO_ANSWER"), truly("no-answer")));
        rows.add(outcome("  failed", status("FAILED"), truly("failed")));
        rows.add(
                Row.of(
                        "seconds talked to humans",
                        sum(run -> run.campaign().totalDuration()),
                        sum(run -> run.truth().tally(run.campaign().id()).talkSeconds())));
        rows.add(state("leads done", DONE));
        IntStream.rangeClosed(1, CampaignRules.MAX_ATTEMPTS)
                .mapToObj(this::attempts)
                .forEach(rows::add);
        rows.add(state("leads excluded: do not call", DO_NOT_CALL));
        rows.add(state("leads excluded: never open", NEVER_OPENS));
        rows.add(
                Row.of(
                        "leads that opted out",
                        leads.stream().filter(Lead::optedOut).count(),
                        pressed(trueCalls.stream()).count()));
        rows.add(
                Row.of(
                        "numbers listed by that",
                        evidence.optedOut().size(),
                        pressed(trueCalls.stream()).distinct().count()));
        rows.add(
                Row.of(
                        "campaigns completed",
                        evidence.runs().stream()
                                .map(Evidence.Run::campaign)
                                .map(Campaign::status)
                                .filter("COMPLETED"::equals)
                                .count(),
                        evidence.runs().size()));
        return rows;
    }

    private Row outcome(String what, Predicate<Call> ours, Predicate<SimulatorReport.Call> theirs) {
        return Row.of(
                what,
                calls.stream().filter(ours).count(),
                trueCalls.stream().filter(theirs).count());
    }

    private Row state(String what, String state) {
        return Row.of(
                what,
                leads.stream().filter(lead -> state(lead).equals(state)).count(),
                trueStates.stream().filter(state::equals).count());
    }

    private Row attempts(int number) {
        return Row.of(
                "  after %d %s".formatted(number, number == 1 ? "call" : "calls"),
                leads.stream().filter(lead -> lead.attempts() == number).count(),
                evidence.runs().stream()
                        .flatMap(run -> run.callsByNumber().values().stream())
                        .filter(of -> of.size() == number)
                        .count());
    }

    private long sum(ToLongFunction<Evidence.Run> what) {
        return evidence.runs().stream().mapToLong(what).sum();
    }

    private static Stream<String> pressed(Stream<SimulatorReport.Call> calls) {
        return calls.filter(call -> CampaignRules.OPT_OUT_KEY.equals(call.pressed()))
                .map(SimulatorReport.Call::to);
    }

    private static Predicate<Call> status(String status) {
        return call -> call.status().equals(status);
    }

    private static Predicate<Call> by(String whom) {
        return status("COMPLETED").and(call -> whom.equals(call.answeredBy()));
    }

    private static boolean byHuman(Call call) {
        return call.status().equals("COMPLETED") && by("MACHINE").or(by("FAX")).negate().test(call);
    }

    private static Predicate<SimulatorReport.Call> truly(String status) {
        return call -> call.status().equals(status);
    }

    private static Predicate<SimulatorReport.Call> answered(String whom) {
        return truly("completed").and(call -> whom.equals(call.answeredBy()));
    }
}
