package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The simulator's control: what really happened, and how it is to misbehave. */
final class Provider {

    private final Client client;

    Provider(URI simulator) {
        this.client = new Client(List.of(simulator), "none");
    }

    /** From now on, until told otherwise. */
    void misbehave(Map<String, Double> probabilities, @Nullable Refusal refusal) {
        Map<String, Map<String, Object>> rules = new TreeMap<>();
        probabilities.forEach(
                (fault, probability) -> rules.put(fault, Map.of("probability", probability)));
        rules.putAll(refusal == null ? Refusal.none() : refusal.rules());
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
