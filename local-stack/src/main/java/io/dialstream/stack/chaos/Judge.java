package io.dialstream.stack.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the account of a campaign that is over against the truth; a sentence for each difference.
 */
final class Judge {

    /** A request that was decided before a pause may leave so much later, and not after that. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(6);

    private static final Duration STILL_PLACED = Duration.ofSeconds(60);

    /** Times that callbacks tell are whole seconds. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private static final Pattern PASSES = Pattern.compile("UNKNOWN|SIP_(408|480|487|5\\d\\d)");

    private static final Set<String> ENDS = Set.of("COMPLETED", "NO_ANSWER", "MISSED", "FAILED");

    private Judge() {}

    static List<String> violations(Evidence evidence) {
        return Stream.<Function<Evidence, Stream<String>>>of(
                        Judge::oneCreateForEachCall,
                        Judge::eachCallAtAnAccountOfItsCampaign,
                        Judge::noMoreCallsThanAttempts,
                        Judge::everyAttemptThatIsDueIsMade,
                        Judge::noNumberOverItsCap,
                        Judge::nobodyListedCalled,
                        Judge::nobodyCalledWhoHasOptedOut,
                        Judge::oneMessageForEachMachine,
                        Judge::neverMoreLiveThanTheLimit,
                        Judge::everyCallAsTheProviderKnowsIt,
                        Judge::nothingInventedButUnknown,
                        Judge::numbersAreCountsOverCalls,
                        Judge::everyLeadAccountedFor,
                        Judge::oneLogEntryForEachStatus,
                        Judge::usageIsWhatWasTalked,
                        Judge::oneCampaignForEachPost,
                        Judge::nobodyDialledWhenAskedNotTo)
                .flatMap(promise -> promise.apply(evidence))
                .toList();
    }

    private static Stream<String> oneCreateForEachCall(Evidence evidence) {
        return repeated(evidence.truth().calls().stream().map(SimulatorReport.Call::callId))
                .map(call ->
                        "call %s was placed twice: at %s"
                                .formatted(
                                        call,
                                        evidence.truth().calls().stream()
                                                .filter(each -> call.equals(each.callId()))
                                                .map(SimulatorReport.Call::account)
                                                .collect(Collectors.joining(" and "))));
    }

    private static Stream<String> eachCallAtAnAccountOfItsCampaign(Evidence evidence) {
        return evidence.truth().calls().stream()
                .flatMap(call ->
                        Stream.concat(
                                unless(
                                        evidence.accounts().allow(call.account()),
                                        "call %s was placed at %s"
                                                .formatted(call.callId(), call.account())),
                                Stream.ofNullable(evidence.shown(call))
                                        .filter(shown -> !call.account().equals(shown.provider()))
                                        .map(shown ->
                                                "call %s is at %s, but the account says at %s"
                                                        .formatted(
                                                                call.callId(),
                                                                call.account(),
                                                                shown.provider()))));
    }

    private static Stream<String> noMoreCallsThanAttempts(Evidence evidence) {
        int most = evidence.rules().maxAttempts();
        Stream<String> leads =
                callsByLead(evidence).entrySet().stream()
                        .filter(lead -> lead.getValue() > most)
                        .map(lead ->
                                "lead %s was called %d times, of %d"
                                        .formatted(lead.getKey(), lead.getValue(), most));
        return Stream.concat(
                leads,
                unless(
                        evidence.truth().maxCallsPerNumber() <= most,
                        "a number was called " + evidence.truth().maxCallsPerNumber() + " times"));
    }

    private static Map<String, Long> callsByLead(Evidence evidence) {
        return evidence.truth().calls().stream()
                .collect(groupingBy(call -> String.valueOf(call.leadId()), counting()));
    }

    /**
     * By what the account says of calls: the rules go by that, and it is compared with the truth.
     */
    private static Stream<String> everyAttemptThatIsDueIsMade(Evidence evidence) {
        if (!evidence.campaign().isCompleted()) {
            return Stream.empty();
        }
        Map<String, List<Account.Call>> calls =
                evidence.account().calls().stream()
                        .filter(call -> !"EXPIRED".equals(call.reason()))
                        .sorted(Comparator.comparingInt(Account.Call::attempt))
                        .collect(groupingBy(call -> String.valueOf(call.leadId())));
        Map<String, Long> made = callsByLead(evidence);
        return evidence.account().leads().stream()
                .filter(lead -> lead.status().equals("DONE"))
                .flatMap(lead ->
                        Stream.concat(
                                attempts(lead, calls.get(lead.id()), evidence.rules()),
                                unless(
                                        lead.attempts() >= made.getOrDefault(lead.id(), 0L),
                                        "lead %s was called %s times, and the account says %d"
                                                .formatted(
                                                        lead.id(),
                                                        made.get(lead.id()),
                                                        lead.attempts()))));
    }

    private static Stream<String> attempts(
            Account.Lead lead, @Nullable List<Account.Call> calls, Rules rules) {
        if (calls == null) {
            return Stream.of("lead " + lead.id() + " is done, and was not called");
        }
        Account.Call last = calls.getLast();
        return Stream.concat(
                calls.stream()
                        .limit(calls.size() - 1)
                        .filter(call -> call.status().equals("COMPLETED") && !call.isVoicemail())
                        .map(call -> "lead " + lead.id() + " was called again after " + call.id()),
                unless(
                        !isTriedAgain(last) || lead.attempts() >= rules.maxAttempts(),
                        "lead %s was given up after %d attempts, the last one %s %s"
                                .formatted(
                                        lead.id(),
                                        lead.attempts(),
                                        last.outcome(),
                                        last.reason())));
    }

    private static boolean isTriedAgain(Account.Call call) {
        String reason = String.valueOf(call.reason());
        return switch (call.status()) {
            case "MISSED" -> !reason.equals("DECLINED");
            case "NO_ANSWER" -> true;
            case "FAILED" -> PASSES.matcher(reason).matches();
            default -> false;
        };
    }

    private static Stream<String> noNumberOverItsCap(Evidence evidence) {
        Rules.Cap cap = evidence.rules().cap();
        if (cap == null) {
            return Stream.empty();
        }
        Map<String, List<SimulatorReport.Call>> calls =
                evidence.callsOfUser().stream()
                        .sorted(Comparator.comparing(SimulatorReport.Call::createdAt))
                        .collect(groupingBy(SimulatorReport.Call::to));
        return calls.values().stream()
                .flatMap(each ->
                        IntStream.range(cap.calls(), each.size())
                                .filter(n -> isOf(evidence, each.get(n)))
                                .filter(n ->
                                        Duration.between(
                                                                each.get(n - cap.calls())
                                                                        .createdAt(),
                                                                each.get(n).createdAt())
                                                        .plus(CLOCKS)
                                                        .compareTo(cap.within())
                                                < 0)
                                .mapToObj(n ->
                                        "%s got %d calls within less than %d s"
                                                .formatted(
                                                        each.get(n).to(),
                                                        cap.calls() + 1,
                                                        cap.within().toSeconds())));
    }

    /** A cap binds the calls of its own campaign alone. */
    private static boolean isOf(Evidence evidence, SimulatorReport.Call call) {
        return evidence.truth().calls().contains(call);
    }

    private static Stream<String> nobodyListedCalled(Evidence evidence) {
        return evidence.listed().stream()
                .flatMap(listed ->
                        evidence.callsOfUser().stream()
                                .filter(call -> call.to().equals(listed.phoneNumber()))
                                .filter(call -> isTooLate(call, listed.since()))
                                .map(call ->
                                        "%s was called at %s, and listed at %s"
                                                .formatted(
                                                        call.to(),
                                                        call.createdAt(),
                                                        listed.since())));
    }

    private static Stream<String> nobodyCalledWhoHasOptedOut(Evidence evidence) {
        return evidence.callsOfUser().stream()
                .filter(call -> call.heard(Rules.CONFIRMATION) > 0 && call.endedAt() != null)
                .flatMap(optOut ->
                        evidence.callsOfUser().stream()
                                .filter(call -> call.to().equals(optOut.to()))
                                .filter(call ->
                                        isTooLate(call, Objects.requireNonNull(optOut.endedAt())))
                                .map(call ->
                                        "%s was called at %s, and had opted out"
                                                .formatted(call.to(), call.createdAt())));
    }

    /** What was decided before may be placed for so long. */
    private static boolean isTooLate(SimulatorReport.Call call, Instant forbidden) {
        return call.createdAt().isAfter(forbidden.plus(STILL_PLACED).plus(CLOCKS));
    }

    private static Stream<String> oneMessageForEachMachine(Evidence evidence) {
        return evidence.truth().calls().stream()
                .filter(call -> call.heard(Rules.VOICEMAIL) > 1)
                .map(call ->
                        "call %s heard the message %d times"
                                .formatted(call.callId(), call.heard(Rules.VOICEMAIL)));
    }

    private static Stream<String> neverMoreLiveThanTheLimit(Evidence evidence) {
        Account.Campaign campaign = evidence.campaign();
        SimulatorReport.Tally tally = evidence.truth().tally(campaign.id());
        return Stream.concat(
                unless(
                        tally.maxLiveCalls() <= campaign.maxConcurrentCalls(),
                        tally.maxLiveCalls()
                                + " calls were live, of "
                                + campaign.maxConcurrentCalls()),
                unless(
                        tally.liveCalls() == 0 && campaign.inFlightCalls() == 0,
                        "over, but live: %d, and %d in the account"
                                .formatted(tally.liveCalls(), campaign.inFlightCalls())));
    }

    private static Stream<String> everyCallAsTheProviderKnowsIt(Evidence evidence) {
        return evidence.truth().calls().stream()
                .flatMap(call -> {
                    Account.Call ours = evidence.shown(call);
                    String said = ours == null ? "nothing" : ours.outcome().toString();
                    return unless(
                            ours != null && (Told.isTrue(call, ours) || Told.excuses(call, ours)),
                            "call %s was %s, but the account says %s %s"
                                    .formatted(
                                            call.callId(),
                                            call.outcome(),
                                            said,
                                            ours == null ? "" : ours.reason()));
                });
    }

    /**
     * What a stop withdrew after it was announced has no call at the provider either, nor has what
     * was announced and expired before it could be placed; its lead is called again.
     */
    private static Stream<String> nothingInventedButUnknown(Evidence evidence) {
        Set<String> real =
                evidence.truth().calls().stream()
                        .map(call -> String.valueOf(call.callId()))
                        .collect(Collectors.toSet());
        boolean stopped = evidence.campaign().status().equals("STOPPED");
        return evidence.account().calls().stream()
                .filter(call -> !real.contains(call.id()))
                .filter(call -> !call.isUnknown())
                .filter(call -> !(stopped && "CANCELED".equals(call.reason())))
                .filter(call -> !"EXPIRED".equals(call.reason()))
                .map(call ->
                        "call %s is %s %s, but the provider never had it"
                                .formatted(call.id(), call.outcome(), call.reason()));
    }

    private static Stream<String> numbersAreCountsOverCalls(Evidence evidence) {
        Account.Campaign campaign = evidence.campaign();
        List<Account.Call> calls = evidence.account().calls();
        long successful = calls.stream().filter(Judge::isSuccess).count();
        long seconds = calls.stream().filter(Judge::isSuccess).mapToLong(Judge::seconds).sum();
        long voicemail = calls.stream().filter(Account.Call::isVoicemail).count();
        long missed = count(calls, "MISSED") + count(calls, "COMPLETED") - successful - voicemail;
        return Stream.of(
                        number("successfulCalls", campaign.successfulCalls(), successful),
                        number("failedCalls", campaign.failedCalls(), count(calls, "FAILED")),
                        number("missedCalls", campaign.missedCalls(), missed),
                        number(
                                "noAnswerCalls",
                                campaign.noAnswerCalls(),
                                count(calls, "NO_ANSWER")),
                        number("voicemailCalls", campaign.voicemailCalls(), voicemail),
                        number("totalDuration", campaign.totalDuration(), seconds),
                        unless(
                                calls.stream().allMatch(call -> ENDS.contains(call.status())),
                                "a call of a campaign that is over has not ended"),
                        unless(
                                campaign.averageDuration() == average(seconds, successful),
                                "averageDuration is "
                                        + campaign.averageDuration()
                                        + " and should be "
                                        + average(seconds, successful)))
                .flatMap(each -> each);
    }

    private static Stream<String> everyLeadAccountedFor(Evidence evidence) {
        Account.Campaign campaign = evidence.campaign();
        List<Account.Lead> leads = evidence.account().leads();
        Set<String> called =
                evidence.truth().calls().stream()
                        .map(call -> String.valueOf(call.leadId()))
                        .collect(Collectors.toSet());
        long done = leads.stream().filter(lead -> lead.status().equals("DONE")).count();
        long skipped = leads.stream().filter(lead -> lead.status().equals("SKIPPED")).count();
        long excluded = leads.stream().filter(lead -> lead.status().equals("EXCLUDED")).count();
        Stream<String> numbers =
                Stream.of(
                                number("completedLeads", campaign.completedLeads(), done),
                                number("skippedLeads", campaign.skippedLeads(), skipped),
                                number("excludedLeads", campaign.excludedLeads(), excluded),
                                number(
                                        "leads that are over",
                                        done + skipped + excluded,
                                        leads.size()),
                                number("leads", leads.size(), campaign.totalLeads()),
                                number("totalLeads", campaign.totalLeads(), evidence.leads()),
                                unless(
                                        !campaign.isCompleted() || skipped == 0,
                                        "COMPLETED with skipped leads"))
                        .flatMap(each -> each);
        Stream<String> wronglySkipped =
                leads.stream()
                        .filter(lead -> lead.status().equals("SKIPPED"))
                        .filter(lead -> called.contains(lead.id()))
                        // Else it may have waited to be called again.
                        .filter(_ -> evidence.rules().maxAttempts() == 1)
                        .map(lead -> "lead " + lead.id() + " is skipped and was called");
        return Stream.concat(numbers, wronglySkipped);
    }

    private static Stream<String> oneLogEntryForEachStatus(Evidence evidence) {
        return repeated(
                        evidence.account().log().stream()
                                .filter(entry -> !entry.event().equals("RAW"))
                                .map(entry -> entry.callId() + " " + entry.event()))
                .map(entry -> "two log entries for " + entry);
    }

    private static Stream<String> usageIsWhatWasTalked(Evidence evidence) {
        Usage owed = evidence.owed();
        return unless(
                evidence.account().usage().equals(owed),
                "usage is %s and should be %s".formatted(evidence.account().usage(), owed));
    }

    private static Stream<String> oneCampaignForEachPost(Evidence evidence) {
        return unless(
                evidence.account().campaigns().size() == evidence.posted().size()
                        && Set.copyOf(evidence.posted())
                                .equals(Set.copyOf(evidence.account().campaigns())),
                "there are %d campaigns, and %d were posted"
                        .formatted(
                                evidence.account().campaigns().size(), evidence.posted().size()));
    }

    private static Stream<String> nobodyDialledWhenAskedNotTo(Evidence evidence) {
        return evidence.quiet().stream()
                .flatMap(quiet -> {
                    List<Instant> dialled =
                            evidence.truth().calls().stream()
                                    .map(SimulatorReport.Call::createdAt)
                                    .filter(at ->
                                            at.isAfter(quiet.from()) && at.isBefore(quiet.until()))
                                    .toList();
                    Instant end = quiet.from().plus(ON_ITS_WAY);
                    return Stream.concat(
                            unless(
                                    dialled.size() <= evidence.campaign().maxConcurrentCalls(),
                                    dialled.size() + " people were dialled after " + quiet.from()),
                            unless(
                                    dialled.stream().noneMatch(at -> at.isAfter(end)),
                                    "somebody was dialled long after " + quiet.from()));
                });
    }

    private static boolean isSuccess(Account.Call call) {
        return call.status().equals("COMPLETED") && !call.isVoicemail() && seconds(call) > 0;
    }

    private static int seconds(Account.Call call) {
        return Objects.requireNonNullElse(call.durationSeconds(), 0);
    }

    private static long count(List<Account.Call> calls, String status) {
        return calls.stream().filter(call -> call.status().equals(status)).count();
    }

    private static double average(long seconds, long calls) {
        return calls == 0
                ? 0
                : BigDecimal.valueOf(seconds)
                        .divide(BigDecimal.valueOf(calls), 1, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static Stream<String> number(String what, long said, long counted) {
        return unless(said == counted, "%s is %d, counted %d".formatted(what, said, counted));
    }

    private static Stream<String> repeated(Stream<? extends @Nullable String> names) {
        return names
                .map(String::valueOf)
                .collect(groupingBy(Function.identity(), counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    private static Stream<String> unless(boolean kept, String violation) {
        return kept ? Stream.empty() : Stream.of(violation);
    }
}
