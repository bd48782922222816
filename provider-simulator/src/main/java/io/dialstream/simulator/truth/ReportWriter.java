package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Callback;
import io.dialstream.simulator.call.CallerIds;
import io.dialstream.simulator.fault.Fault;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the report of all calls or of one campaign's. */
final class ReportWriter {

    private final CallRegister register;
    private final CallbackLedger callbacks;
    private final Map<String, List<String>> heard;
    private final Map<String, String> pressed;
    private final Map<String, String> problems;
    private final @Nullable String campaignId;

    ReportWriter(
            CallRegister register,
            CallbackLedger callbacks,
            Map<String, List<String>> heard,
            Map<String, String> pressed,
            Map<String, String> problems,
            @Nullable String campaignId) {
        this.register = register;
        this.callbacks = callbacks;
        this.heard = heard;
        this.pressed = pressed;
        this.problems = problems;
        this.campaignId = campaignId;
    }

    Report write(
            Report.Totals totals,
            Map<String, Tally> campaigns,
            Map<Fault, Long> strikes,
            int expectedCalls,
            boolean withCalls) {
        Map<String, Integer> perNumber = callsPerNumber();
        return new Report(
                totals,
                perNumber.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                campaigns(campaigns),
                named(strikes),
                withCalls ? perNumber : null,
                withCalls ? calls() : null,
                incoming(expectedCalls),
                withCalls ? incomingCalls() : null);
    }

    private Map<String, Integer> callsPerNumber() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Call call : register.calls()) {
            if (!call.isIncoming() && isWanted(call.request().ids().campaignId())) {
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
                .filter(call -> !call.isIncoming())
                .filter(call -> isWanted(call.request().ids().campaignId()))
                .map(this::call)
                .toList();
    }

    private Report.Incoming incoming(int expectedCalls) {
        Map<CallStatus, Long> counts = new EnumMap<>(CallStatus.class);
        long talkSeconds = 0;
        for (Call call : register.calls()) {
            if (call.isIncoming()) {
                counts.merge(call.status(), 1L, Long::sum);
                talkSeconds += Objects.requireNonNullElse(call.talkSeconds(), 0);
            }
        }
        return new Report.Incoming(
                sum(counts, CallStatus.values()),
                sum(counts, CallStatus.QUEUED, CallStatus.RINGING, CallStatus.IN_PROGRESS),
                sum(counts, CallStatus.COMPLETED),
                sum(counts, CallStatus.NO_ANSWER, CallStatus.BUSY, CallStatus.CANCELED),
                sum(counts, CallStatus.FAILED),
                talkSeconds,
                expectedCalls);
    }

    private static long sum(Map<CallStatus, Long> counts, CallStatus... statuses) {
        return Stream.of(statuses).mapToLong(status -> counts.getOrDefault(status, 0L)).sum();
    }

    private List<Report.IncomingTruth> incomingCalls() {
        return register.calls().stream().filter(Call::isIncoming).map(this::incomingCall).toList();
    }

    private Report.IncomingTruth incomingCall(Call call) {
        return new Report.IncomingTruth(
                call.sid(),
                call.request().account(),
                call.request().from(),
                call.request().to(),
                call.status().wireName(),
                call.createdAt(),
                call.answeredAt(),
                call.endedAt(),
                call.talkSeconds(),
                heard.getOrDefault(call.sid(), List.of()),
                problems.get(call.sid()),
                Objects.requireNonNull(call.request().incoming()).returns());
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
                pressed.get(call.sid()),
                told(call));
    }

    private Map<String, Instant> told(Call call) {
        Map<String, Instant> told = new TreeMap<>();
        for (Callback callback : call.callbacks()) {
            Instant takenAt = callbacks.takenAt(callback);
            if (takenAt != null) {
                told.putIfAbsent(callback.move().status().wireName(), takenAt);
            }
        }
        return told;
    }

    private boolean isWanted(String id) {
        return campaignId == null || campaignId.equals(id);
    }
}
