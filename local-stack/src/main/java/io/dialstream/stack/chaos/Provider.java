package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The simulator's control: what really happened, and how it is to misbehave. */
final class Provider {

    private final Client client;

    Provider(URI simulator) {
        this.client = new Client(List.of(simulator), "none");
    }

    void misbehave(Map<String, Double> probabilities) {
        Map<String, Map<String, Double>> rules = new TreeMap<>();
        probabilities.forEach(
                (fault, probability) -> rules.put(fault, Map.of("probability", probability)));
        client.put("/simulator/faults", rules);
    }

    SimulatorReport truth(String campaignId) {
        return client.get("/simulator/report?campaignId=" + campaignId, SimulatorReport.class);
    }

    /** Since the beginning, of all campaigns. */
    List<SimulatorReport.Refusal> refusals() {
        return client.get("/simulator/report?calls=false", SimulatorReport.class).refusals();
    }

    SimulatorReport.Tally tally(String campaignId) {
        return client.get(
                        "/simulator/report?calls=false&campaignId=" + campaignId,
                        SimulatorReport.class)
                .tally(campaignId);
    }
}
