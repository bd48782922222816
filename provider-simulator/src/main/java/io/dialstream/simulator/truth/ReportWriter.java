package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the report of all calls or of one campaign's. */
final class ReportWriter {

    private final CallRegister register;
    private final Map<String, List<String>> heard;
    private final Map<String, String> pressed;
    private final @Nullable String campaignId;

    ReportWriter(
            CallRegister register,
            Map<String, List<String>> heard,
            Map<String, String> pressed,
            @Nullable String campaignId) {
        this.register = register;
        this.heard = heard;
        this.pressed = pressed;
        this.campaignId = campaignId;
    }

    Report write(
            Report.Totals totals,
            Map<String, Tally> campaigns,
            Map<Fault, Long> strikes,
            boolean withCalls) {
        Map<String, Integer> perNumber = callsPerNumber();
        return new Report(
                totals,
                perNumber.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                campaigns(campaigns),
                named(strikes),
                withCalls ? perNumber : null,
                withCalls ? calls() : null);
    }

    private Map<String, Integer> callsPerNumber() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Call call : register.calls()) {
            if (isWanted(call.request().ids().campaignId())) {
                counts.merge(call.request().to(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private Map<String, Report.Campaign> campaigns(Map<String, Tally> tallies) {
        Map<String, Report.Campaign> reports = new TreeMap<>();
        tallies.forEach((id, tally) -> {
            if (isWanted(id)) {
                reports.put(id, tally.report());
            }
        });
        return reports;
    }

    private static Map<String, Long> named(Map<Fault, Long> strikes) {
        Map<String, Long> counts = new TreeMap<>();
        strikes.forEach((fault, count) -> counts.put(fault.wireName(), count));
        return counts;
    }

    private List<Report.CallTruth> calls() {
        return register.calls().stream()
                .filter(call -> isWanted(call.request().ids().campaignId()))
                .map(this::call)
                .toList();
    }

    private Report.CallTruth call(Call call) {
        CallerIds ids = call.request().ids();
        return new Report.CallTruth(
                call.sid(),
                call.request().account(),
                ids.callId(),
                ids.campaignId(),
                ids.leadId(),
                call.request().to(),
                call.request().from(),
                call.status().wireName(),
                call.createdAt(),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.talkSeconds(),
                call.sipCode(),
                register.requestsFor(call),
                call.answerer(),
                call.answeredBy(),
                heard.getOrDefault(call.sid(), List.of()),
                pressed.get(call.sid()));
    }

    private boolean isWanted(String id) {
        return campaignId == null || campaignId.equals(id);
    }
}
