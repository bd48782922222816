package io.dialstream.simulation.judge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.projection.CallCounts;
import io.dialstream.calllog.usage.UsageEntry;
import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadProgress;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.LeadProgressChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Reasons;
import io.dialstream.events.Topics;
import io.dialstream.simulation.judge.Truth.Outcome;
import io.dialstream.simulation.log.Broker;
import io.dialstream.simulation.provider.SimulatedCall;
import io.dialstream.simulation.service.Rebuild;
import io.dialstream.simulation.service.Stores;
import io.dialstream.simulation.service.Variant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what is left with the truth, once a world has come to rest. */
public final class FinalJudgement {

    private final Stores stores;
    private final Broker broker;
    private final Judge judge;
    private final Verdict verdict;
    private final Truth truth;
    private final RetryJudge retries;

    public FinalJudgement(
            Stores stores, Broker broker, List<SimulatedCall> calls, Judge judge, Verdict verdict) {
        this.stores = stores;
        this.broker = broker;
        this.judge = judge;
        this.verdict = verdict;
        this.truth = new Truth(calls, broker);
        this.retries = new RetryJudge(broker, verdict);
    }

    /** Compares everything. */
    public void pronounce(Variant variant) {
        outcomes();
        instructed();
        new MachineJudge(truth, judge.hearsEverything(), verdict).pronounce();
        new CapJudge(judge.files(), broker, judge.allowances(), verdict).pronounce(truth.placed());
        new OptOutJudge(stores, verdict).pronounce(truth.placed());
        words();
        ledger();
        judge.files().forEach(this::campaign);
        rebuilt(variant);
        broker.all(Topics.CALL_STATUS_UNMATCHED)
                .forEach(events ->
                        verdict.same(
                                events.stream().filter(event -> !Truth.isForged(event)).toList(),
                                List.of(),
                                Invariant.NOTHING_SET_ASIDE,
                                "what was set aside"));
    }

    /** Where nothing goes wrong, a call that goes on for long has heard something. */
    private void instructed() {
        truth.placed().stream()
                .filter(call -> judge.hearsEverything() && call.isTimedByTheLog())
                .filter(call -> Objects.requireNonNullElse(call.talkSeconds(), 0) >= 5)
                .forEach(call ->
                        verdict.check(
                                call.instructions() == 1,
                                Invariant.INSTRUCTED,
                                call + " has answered and was told nothing"));
    }

    private void outcomes() {
        verdict.same(truth.unannounced(), List.of(), Invariant.TRUE_OUTCOMES, "unannounced calls");
        var calls = stores.calls.all().stream().collect(toMap(Call::id, call -> call));
        verdict.same(calls.keySet(), ids(), Invariant.TRUE_OUTCOMES, "the set of all calls");
        for (var outcome : truth.outcomes()) {
            var call = calls.get(outcome.callId());
            if (call != null) {
                outcome(outcome, call);
            }
        }
    }

    private Set<String> ids() {
        return truth.outcomes().stream().collect(toMap(Outcome::callId, it -> it)).keySet();
    }

    private void outcome(Outcome outcome, Call call) {
        if (outcome.placed() && Reasons.DIAL_UNKNOWN.equals(outcome.reason())) {
            verdict.broken(Invariant.UNKNOWN_ONLY_WITHOUT_A_CALL, outcome + " was placed");
            return;
        }
        times(call);
        account(outcome, call);
        verdict.check(outcome.ended(), Invariant.COMES_TO_REST, outcome + " has not ended");
        verdict.same(call.status(), outcome.status(), Invariant.TRUE_OUTCOMES, outcome.callId());
        verdict.same(
                call.answer().by(),
                outcome.answeredBy(),
                Invariant.TRUE_OUTCOMES,
                "who has answered " + outcome.callId());
        verdict.same(
                call.durationSeconds(),
                outcome.seconds(),
                Invariant.TRUE_OUTCOMES,
                "talk time of " + outcome.callId());
    }

    /** What anybody says of a call that was placed names the account that has it. */
    private void account(Outcome outcome, Call call) {
        var account = outcome.account();
        if (account == null) {
            return;
        }
        verdict.same(
                call.carrier().provider(),
                account,
                Invariant.RIGHT_ACCOUNT,
                "the account of " + call.id());
        broker.all(Topics.CALL_STATUS).stream()
                .flatMap(List::stream)
                .map(CallStatusChanged.class::cast)
                .filter(event -> event.callId().equals(call.id()) && !Truth.isForged(event))
                .filter(event -> event.providerCallId() != null)
                .forEach(event ->
                        verdict.same(
                                event.provider(),
                                account,
                                Invariant.RIGHT_ACCOUNT,
                                "the account of " + event));
    }

    private void words() {
        var words = new HashMap<String, String>();
        Stream.of(Topics.CALL_STATUS, Topics.CALL_RECORDS, Topics.OPT_OUTS)
                .flatMap(topic -> broker.all(topic).stream())
                .flatMap(List::stream)
                .forEach(event -> {
                    var first = words.putIfAbsent(event.eventId(), Wording.of(event));
                    verdict.check(
                            first == null || first.equals(Wording.of(event)),
                            Invariant.ONE_WORDING,
                            event.eventId() + " is also " + first);
                });
    }

    private void times(Call call) {
        var times =
                Stream.of(call.createdAt(), call.dialedAt(), call.answeredAt(), call.endedAt())
                        .filter(Objects::nonNull)
                        .toList();
        verdict.same(
                times.stream().sorted().toList(), times, Invariant.TRUE_TIMES, "times of " + call);
        told(call, CallStatus.DIALING, call.dialedAt());
        told(call, CallStatus.ANSWERED, call.answeredAt());
    }

    /** By the provider's clock, if that is in any record of the call. */
    private void told(Call call, CallStatus status, @Nullable Instant shown) {
        broker.all(Topics.CALL_STATUS).stream()
                .flatMap(List::stream)
                .map(CallStatusChanged.class::cast)
                .filter(event -> event.callId().equals(call.id()) && event.status() == status)
                .flatMap(event -> Stream.ofNullable(event.occurredAt()))
                .min(Comparator.naturalOrder())
                .map(told -> told.truncatedTo(ChronoUnit.MILLIS))
                .ifPresent(told ->
                        verdict.same(
                                shown, told, Invariant.TRUE_TIMES, status + " of " + call.id()));
    }

    private void ledger() {
        var entries =
                stores.usage.all().stream().collect(toMap(UsageEntry::callId, entry -> entry));
        for (var outcome : truth.outcomes()) {
            var entry = entries.remove(outcome.callId());
            if (entry == null) {
                verdict.broken(Invariant.ONE_LEDGER_ENTRY, "no entry of " + outcome);
            } else {
                entry(outcome, entry);
            }
        }
        verdict.same(entries, Map.of(), Invariant.ONE_LEDGER_ENTRY, "entries of no call");
    }

    private void entry(Outcome outcome, UsageEntry entry) {
        var seconds = outcome.seconds();
        var answered = outcome.status() == CallStatus.COMPLETED;
        verdict.check(
                entry.answered() == answered
                        && entry.seconds() == (seconds == null ? 0 : seconds)
                        && entry.accepted() == outcome.placed(),
                Invariant.ONE_LEDGER_ENTRY,
                entry + " of " + outcome);
    }

    private void campaign(CampaignFile file) {
        var campaign = stores.campaigns.find(file.id).orElse(null);
        if (campaign == null) {
            verdict.broken(Invariant.COMES_TO_REST, file.id + " is not stored");
            return;
        }
        var leads = stores.leads.list(file.id, null, 0, campaign.totalLeads(), Integer.MAX_VALUE);
        status(file, campaign);
        numbers(file, campaign);
        started(campaign);
        added(file, campaign, leads.stream().map(Lead::phoneNumber).toList());
        var seen = leads.stream().map(campaign::seen).toList();
        seen.forEach(lead -> lead(file, campaign, lead));
        counted(campaign, seen);
    }

    /** Leads are counted apart from calls: what the campaign says is what its leads say. */
    private void counted(Campaign campaign, List<Lead> leads) {
        var states = leads.stream().collect(groupingBy(Lead::status, counting()));
        same(campaign, "DONE", campaign.completedLeads(), states.get(LeadStatus.DONE));
        same(campaign, "EXCLUDED", campaign.excludedLeads(), states.get(LeadStatus.EXCLUDED));
        same(campaign, "SKIPPED", campaign.skippedLeads(), states.get(LeadStatus.SKIPPED));
        var told =
                broker.all(Topics.CAMPAIGN_PROGRESS).stream()
                        .flatMap(List::stream)
                        .filter(event -> event.key().equals(campaign.id()))
                        .map(event -> LeadProgress.of((LeadProgressChanged) event))
                        .max(Comparator.comparingLong(LeadProgress::revision))
                        .orElse(null);
        var known = campaign.progress();
        verdict.check(
                known == null || (told != null && told.settledAs(known)),
                Invariant.LEADS_COUNTED,
                campaign.id() + " has " + known + ", told was " + told);
    }

    private void same(Campaign campaign, String state, long counted, @Nullable Long leads) {
        verdict.same(
                counted,
                leads == null ? 0L : leads,
                Invariant.LEADS_COUNTED,
                "the number of leads %s of %s".formatted(state, campaign.id()));
    }

    private void added(CampaignFile file, Campaign campaign, List<PhoneNumber> leads) {
        verdict.same(
                leads.size(),
                campaign.totalLeads(),
                Invariant.ADDED_ALL_OR_NONE,
                "the number of leads of " + file.id);
        file.sent
                .wrongWith(leads)
                .forEach(
                        what -> verdict.broken(Invariant.ADDED_ALL_OR_NONE, file.id + ": " + what));
        var others = file.called.stream().filter(it -> !leads.contains(it)).toList();
        verdict.same(
                others, List.of(), Invariant.ADDED_ALL_OR_NONE, "who is no lead and was called");
    }

    private void started(Campaign campaign) {
        broker.all(Topics.CAMPAIGN_EVENTS).stream()
                .flatMap(List::stream)
                .filter(event -> event.key().equals(campaign.id()))
                .forEach(event -> {
                    if (event instanceof CampaignStarted start) {
                        verdict.same(
                                start.totalLeads(),
                                (long) campaign.totalLeads(),
                                Invariant.STARTED_WITH_ALL,
                                "the number of leads that start " + campaign.id());
                    }
                });
    }

    private void status(CampaignFile file, Campaign campaign) {
        var status = campaign.status();
        verdict.check(
                status == CampaignStatus.COMPLETED || status == CampaignStatus.STOPPED,
                Invariant.COMES_TO_REST,
                file.id + " is " + status + " " + campaign.statusReason());
        if (file.completedWith != null) {
            verdict.same(
                    List.of(numbersOf(campaign.stats()), campaign.completedLeads()),
                    List.of(
                            numbersOf(file.completedWith.stats()),
                            file.completedWith.completedLeads()),
                    Invariant.COMPLETED_IS_FINAL,
                    "the numbers of " + file.id);
        }
    }

    private void numbers(CampaignFile file, Campaign campaign) {
        var expected = Tally.of(file.id, truth.outcomes());
        var projected =
                stores.statistics.all().stream()
                        .filter(stats -> stats.campaignId().equals(file.id))
                        .map(io.dialstream.calllog.projection.CampaignStats::counts)
                        .findFirst()
                        .orElse(CallCounts.ZERO);
        verdict.same(projected, expected, Invariant.TRUE_NUMBERS, "the stats of " + file.id);
        verdict.same(
                numbersOf(campaign.stats()),
                expected,
                Invariant.TRUE_NUMBERS,
                "the campaign " + file.id);
    }

    private static CallCounts numbersOf(CampaignStats stats) {
        return new CallCounts(
                stats.endedCalls() - stats.completedLeads(),
                stats.inFlightCalls(),
                stats.successfulCalls(),
                stats.failedCalls(),
                stats.missedCalls(),
                stats.noAnswerCalls(),
                stats.voicemailCalls(),
                stats.totalDuration());
    }

    private void lead(CampaignFile file, Campaign campaign, Lead lead) {
        var announced =
                truth.outcomes().stream()
                        .filter(it -> campaign.id().equals(it.campaignId()))
                        .filter(it -> it.leadId().equals(lead.leadId()))
                        .toList();
        var calls = announced.stream().filter(it -> !it.returned()).toList();
        verdict.same(
                lead.attempts(),
                calls.size(),
                Invariant.ATTEMPTS_ARE_CALLS,
                "the number of attempts of " + lead.id());
        if (calls.stream().allMatch(call -> call.ended() && call.endedAt() != null)) {
            retries.lead(
                    file,
                    calls,
                    campaign.status() == CampaignStatus.COMPLETED
                            && lead.status() != LeadStatus.EXCLUDED
                            && !(lead.calledBack() && file.mayCancel()));
        }
        judge.callbacks().lead(file, campaign, lead, broker);
        var what = "lead " + lead.id() + ", " + lead.status() + ", with " + calls;
        switch (lead.status()) {
            case DONE -> {
                verdict.check(
                        calls.size() == 1 || (isTriedAgain(file) && !calls.isEmpty()),
                        Invariant.EVERY_LEAD_ONCE,
                        what);
                calls.stream()
                        .max(Comparator.comparingInt(RetryJudge::number))
                        .ifPresent(call ->
                                verdict.same(
                                        lead.outcome(),
                                        call.status(),
                                        Invariant.TRUE_OUTCOMES,
                                        what));
            }
            case SKIPPED ->
                    verdict.check(
                            (calls.isEmpty() || isTriedAgain(file))
                                    && campaign.status() == CampaignStatus.STOPPED,
                            Invariant.EVERY_LEAD_ONCE,
                            what);
            case EXCLUDED ->
                    verdict.check(
                            (judge.mayBeExcluded(lead.phoneNumber())
                                            || judge.windows()
                                                    .mayBeExcluded(file, lead.phoneNumber()))
                                    && (calls.isEmpty() || isTriedAgain(file)),
                            Invariant.EVERY_LEAD_ONCE,
                            what + " must not be excluded");
            case PENDING, WAITING, DISPATCHED -> verdict.broken(Invariant.COMES_TO_REST, what);
        }
    }

    private static boolean isTriedAgain(CampaignFile file) {
        return file.rules.stream().anyMatch(rules -> rules.retry() != null);
    }

    private void rebuilt(Variant variant) {
        var again = Rebuild.of(broker.all(Topics.CALL_STATUS), variant);
        same(again.calls.all(), stores.calls.all(), "calls");
        same(again.entries.all(), stores.entries.all(), "log entries");
        same(again.statistics.all(), stores.statistics.all(), "stats");
        same(again.usage.all(), stores.usage.all(), "usage");
    }

    private void same(Collection<?> rebuilt, Collection<?> stored, String what) {
        verdict.same(Set.copyOf(rebuilt), Set.copyOf(stored), Invariant.REBUILT_THE_SAME, what);
    }
}
