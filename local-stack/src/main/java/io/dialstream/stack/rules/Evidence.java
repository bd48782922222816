package io.dialstream.stack.rules;

import io.dialstream.stack.demo.Call;
import io.dialstream.stack.demo.Campaign;
import io.dialstream.stack.demo.Lead;
import io.dialstream.stack.report.SimulatorReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What campaigns with rules are judged by.
 *
 * @param people all who are on a list
 * @param start of the first campaign
 * @param runs the campaigns, in order
 * @param optedOut the numbers on the do-not-call list whose callees have put them there
 */
record Evidence(
        List<Person> people,
        CampaignRules rules,
        Instant start,
        List<Run> runs,
        Set<String> optedOut) {

    /** One campaign as Dialstream tells it, and as the simulator does. */
    record Run(Campaign campaign, List<Lead> leads, List<Call> calls, SimulatorReport truth) {

        /** What the simulator had of each lead, by its number and in order. */
        Map<String, List<SimulatorReport.Call>> callsByNumber() {
            return byNumber(truth.calls().stream());
        }
    }

    /** The same of all campaigns. */
    Map<String, List<SimulatorReport.Call>> callsByNumber() {
        return byNumber(trueCalls());
    }

    Stream<SimulatorReport.Call> trueCalls() {
        return runs.stream().flatMap(run -> run.truth().calls().stream());
    }

    /** Who has a number. */
    Map<String, Person> byNumber() {
        return people.stream().collect(Collectors.toMap(Person::phoneNumber, person -> person));
    }

    private static Map<String, List<SimulatorReport.Call>> byNumber(
            Stream<SimulatorReport.Call> calls) {
        return calls.sorted(Comparator.comparing(SimulatorReport.Call::createdAt))
                .collect(
                        Collectors.groupingBy(
                                SimulatorReport.Call::to, TreeMap::new, Collectors.toList()));
    }
}
