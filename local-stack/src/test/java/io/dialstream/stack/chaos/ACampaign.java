package io.dialstream.stack.chaos;

import static java.util.stream.Collectors.toMap;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evidence of a small campaign: lead 1 talked for 40 s, 2 was busy, 3 did not answer, 4 failed. */
final class ACampaign {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String ID = "campaign";

    private Account.Campaign campaign = campaign("COMPLETED", 4, 0);
    private List<Account.Call> calls =
            List.of(
                    shown("1", "COMPLETED", null, 40),
                    shown("2", "MISSED", "BUSY", null),
                    shown("3", "NO_ANSWER", null, null),
                    shown("4", "FAILED", "SIP_404", null));
    private List<Account.Entry> log =
            List.of(
                    new Account.Entry("call-1", "INITIATED"),
                    new Account.Entry("call-1", "COMPLETED"));
    private List<Account.Lead> leads = leads("DONE", "DONE", "DONE", "DONE");
    private Usage usage = new Usage(4, 1, 40);
    private List<SimulatorReport.Call> truth =
            List.of(
                    call("1", "completed", NOON, 40),
                    call("2", "busy", NOON, null),
                    call("3", "no-answer", NOON, null),
                    call("4", "failed", NOON, null));
    private SimulatorReport.Tally tally = tally(0, 2);
    private int maxCallsPerNumber = 1;
    private List<String> posted = List.of(ID);
    private int sent = 4;
    private List<Quiet> quiet = List.of();
    private Rules rules = Rules.NONE;
    private List<Listed> listed = List.of();
    private Accounts accounts = Accounts.NONE;

    static Account.Campaign campaign(String status, int completed, int skipped) {
        return new Account.Campaign(
                ID, status, 4, completed, skipped, 0, 0, 1, 1, 1, 1, 0, 40, 40.0, 2);
    }

    static SimulatorReport.Call call(
            String lead, String status, Instant at, @Nullable Integer seconds) {
        return new SimulatorReport.Call(
                "call-" + lead,
                lead,
                "+1" + lead,
                status,
                at,
                seconds == null ? null : at,
                null,
                seconds,
                null,
                null,
                List.of(),
                null);
    }

    /** The first call to a lead, as Dialstream tells it. */
    static Account.Call shown(
            String lead, String status, @Nullable String reason, @Nullable Integer seconds) {
        return shownAgain(lead, 1, status, reason, seconds);
    }

    static Account.Call shownAgain(
            String lead,
            int attempt,
            String status,
            @Nullable String reason,
            @Nullable Integer seconds) {
        String id = attempt == 1 ? "call-" + lead : "call-%s-%d".formatted(lead, attempt);
        return new Account.Call(id, lead, status, reason, seconds, attempt, null, Accounts.FIRST);
    }

    /** A further call to a lead, as the provider knows it. */
    static SimulatorReport.Call again(String lead, int attempt, String status, Instant at) {
        return new SimulatorReport.Call(
                "call-%s-%d".formatted(lead, attempt),
                lead,
                "+1" + lead,
                status,
                at,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** One that hears this, and presses that. */
    static SimulatorReport.Call answered(
            String lead, Instant at, List<String> heard, @Nullable String pressed) {
        return new SimulatorReport.Call(
                "call-" + lead,
                lead,
                "+1" + lead,
                "completed",
                at,
                at,
                at,
                40,
                null,
                "human",
                heard,
                pressed);
    }

    static SimulatorReport.Tally tally(int live, int mostLive) {
        return new SimulatorReport.Tally(4, live, mostLive, 1, 1, 1, 1, 40, 4 - live);
    }

    private static List<Account.Lead> leads(String... statuses) {
        List<Account.Lead> leads = new ArrayList<>();
        for (String status : statuses) {
            leads.add(new Account.Lead(String.valueOf(leads.size() + 1), status, 1));
        }
        return leads;
    }

    ACampaign with(Account.Campaign other) {
        campaign = other;
        return this;
    }

    ACampaign withCalls(UnaryOperator<List<Account.Call>> change) {
        calls = change.apply(new ArrayList<>(calls));
        return this;
    }

    ACampaign withTruth(UnaryOperator<List<SimulatorReport.Call>> change) {
        truth = change.apply(new ArrayList<>(truth));
        return this;
    }

    ACampaign withLog(Account.Entry... entries) {
        log = List.of(entries);
        return this;
    }

    ACampaign withLeads(String... statuses) {
        leads = leads(statuses);
        return this;
    }

    ACampaign with(Rules other) {
        rules = other;
        return this;
    }

    ACampaign withLead(String id, String status, int attempts) {
        List<Account.Lead> all = new ArrayList<>(leads);
        all.set(Integer.parseInt(id) - 1, new Account.Lead(id, status, attempts));
        leads = all;
        return this;
    }

    ACampaign listed(String number, Instant since) {
        listed = List.of(new Listed(number, since));
        return this;
    }

    ACampaign with(Usage other) {
        usage = other;
        return this;
    }

    ACampaign with(SimulatorReport.Tally other) {
        tally = other;
        return this;
    }

    ACampaign withCallsToOneNumber(int number) {
        maxCallsPerNumber = number;
        return this;
    }

    ACampaign posted(String... ids) {
        posted = List.of(ids);
        return this;
    }

    ACampaign sent(int number) {
        sent = number;
        return this;
    }

    /** Resumed five minutes after noon. */
    ACampaign pausedFor(Duration length) {
        Instant resumed = NOON.plusSeconds(300);
        quiet = List.of(new Quiet(resumed.minus(length), resumed));
        return this;
    }

    ACampaign stoppedAt(Instant moment) {
        quiet = List.of(Quiet.since(moment));
        return this;
    }

    ACampaign with(Accounts other) {
        accounts = other;
        return this;
    }

    /** Whose all calls are at the account at that vendor. */
    ACampaign at(String vendor) {
        calls = calls.stream().map(call -> at(Accounts.at(vendor), call)).toList();
        truth = truth.stream().map(call -> told(vendor, call, call.told())).toList();
        return this;
    }

    /** The same call, of which the account says that it was placed there. */
    static Account.Call at(String account, Account.Call call) {
        return new Account.Call(
                call.id(),
                call.leadId(),
                call.status(),
                call.reason(),
                call.durationSeconds(),
                call.attempt(),
                call.answeredBy(),
                account);
    }

    /** The same call at the account at that vendor, and what was told of it when. */
    static SimulatorReport.Call told(
            String vendor, SimulatorReport.Call call, Map<String, Instant> told) {
        return new SimulatorReport.Call(
                call.callId(),
                call.leadId(),
                call.to(),
                call.status(),
                call.createdAt(),
                call.answeredAt(),
                call.endedAt(),
                call.durationSeconds(),
                call.sipResponseCode(),
                call.answeredBy(),
                call.heard(),
                call.pressed(),
                Accounts.at(vendor),
                told);
    }

    Evidence evidence() {
        return new Evidence(
                new Account(campaign, calls, log, leads, List.of(ID), usage),
                new SimulatorReport(Map.of(ID, tally), maxCallsPerNumber, truth),
                posted,
                sent,
                quiet,
                rules,
                truth,
                listed,
                calls.stream().collect(toMap(Account.Call::id, call -> call, (first, _) -> first)),
                accounts);
    }
}
