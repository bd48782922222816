package io.dialstream.stack.rules;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.rules.CampaignRules.Again;
import io.dialstream.stack.rules.Person.Answerer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks in all calls of the provider for one that a rule forbids. */
final class Judge {

    /** Callbacks tell times in whole seconds, and what is reckoned from them may be so early. */
    private static final Duration TO_THE_SECOND = Duration.ofSeconds(1);

    private static final String COMPLETED = "completed";

    private final Evidence evidence;
    private final Map<String, Person> people;

    private Judge(Evidence evidence) {
        this.evidence = evidence;
        this.people = evidence.byNumber();
    }

    static List<Promise> promises(Evidence evidence) {
        Judge judge = new Judge(evidence);
        return List.of(
                new Promise(
                        "no campaign calls anybody more than %d times"
                                .formatted(CampaignRules.MAX_ATTEMPTS),
                        judge.inEachCampaign(Judge::tooOften)),
                new Promise(
                        "whoever was not reached is called again, nobody else is",
                        judge.inEachCampaign(Judge::wronglyAgain)),
                new Promise(
                        "nobody is called again sooner than the rule says",
                        judge.inEachCampaign(Judge::tooSoon)),
                new Promise("nobody on the do-not-call list is called", judge.listed()),
                new Promise("nobody is called outside the calling window", judge.outsideWindow()),
                new Promise("nobody is called again who has pressed the key", judge.afterKey()),
                new Promise("no number gets more calls than its cap", judge.overCap()),
                new Promise("a machine hears the message once, nobody else does", judge.messages()),
                new Promise("faxes and machines are hung up", judge.heldOn()),
                new Promise(
                        "never more than %d calls at once".formatted(CampaignRules.MAX_LIVE_CALLS),
                        judge.tooManyLive()));
    }

    private interface Look {
        Stream<String> violations(List<SimulatorReport.Call> calls);
    }

    private List<String> inEachCampaign(Look look) {
        return evidence.runs().stream()
                .flatMap(run -> run.callsByNumber().values().stream())
                .flatMap(look::violations)
                .toList();
    }

    private static Stream<String> tooOften(List<SimulatorReport.Call> calls) {
        return when(
                calls.size() > CampaignRules.MAX_ATTEMPTS,
                "%s was called %d times".formatted(calls.getFirst().to(), calls.size()));
    }

    private static Stream<String> wronglyAgain(List<SimulatorReport.Call> calls) {
        int last = calls.size() - 1;
        Stream<String> again =
                calls.subList(0, last).stream()
                        .filter(call -> again(call) == null)
                        .map(call ->
                                "%s was called again after %s".formatted(call.to(), how(call)));
        Stream<String> givenUp =
                when(
                        again(calls.get(last)) != null && calls.size() < CampaignRules.MAX_ATTEMPTS,
                        "%s was given up after %d calls, the last one %s"
                                .formatted(
                                        calls.get(last).to(), calls.size(), how(calls.get(last))));
        return Stream.concat(again, givenUp);
    }

    private static Stream<String> tooSoon(List<SimulatorReport.Call> calls) {
        return IntStream.range(1, calls.size())
                .boxed()
                .flatMap(n -> {
                    SimulatorReport.Call before = calls.get(n - 1);
                    SimulatorReport.Call call = calls.get(n);
                    Again again = again(before);
                    Instant end =
                            Objects.requireNonNullElse(before.endedAt(), Instant.MAX)
                                    .truncatedTo(ChronoUnit.SECONDS);
                    return when(
                            again != null && call.createdAt().minus(again.after()).isBefore(end),
                            "%s was called again at %s, %s until %s"
                                    .formatted(call.to(), call.createdAt(), how(before), end));
                });
    }

    /** By which rule whoever was called like that is called again; null for by none. */
    private static @Nullable Again again(SimulatorReport.Call call) {
        return switch (call.status()) {
            case "busy" -> Again.BUSY;
            case "no-answer" -> Again.NO_ANSWER;
            case "failed" -> mayPass(call.sipResponseCode()) ? Again.FAILED : null;
            case COMPLETED ->
                    "machine".equals(call.answeredBy()) && call.heard(CampaignRules.VOICEMAIL) == 0
                            ? Again.VOICEMAIL
                            : null;
            default -> null;
        };
    }

    private static boolean mayPass(@Nullable Integer sipCode) {
        return sipCode == null || sipCode / 100 == 5 || List.of(408, 480, 487).contains(sipCode);
    }

    private static String how(SimulatorReport.Call call) {
        return call.status()
                + (call.sipResponseCode() == null ? "" : " " + call.sipResponseCode())
                + (call.answeredBy() == null ? "" : " by a " + call.answeredBy());
    }

    private List<String> listed() {
        return evidence.trueCalls()
                .filter(call -> person(call).isListed())
                .map(call -> "%s was called, and is listed".formatted(call.to()))
                .toList();
    }

    private List<String> outsideWindow() {
        return evidence.trueCalls()
                .filter(call ->
                        !evidence.rules().window().isOpen(call.createdAt(), person(call).zones()))
                .map(call ->
                        "%s was called at %s, in %s"
                                .formatted(call.to(), call.createdAt(), person(call).zones()))
                .toList();
    }

    private List<String> afterKey() {
        return evidence.callsByNumber().values().stream()
                .flatMap(calls ->
                        calls.stream()
                                .dropWhile(
                                        call -> !CampaignRules.OPT_OUT_KEY.equals(call.pressed()))
                                .skip(1))
                .map(call -> "%s was called at %s".formatted(call.to(), call.createdAt()))
                .toList();
    }

    private List<String> overCap() {
        return evidence.callsByNumber().values().stream()
                .flatMap(calls ->
                        Stream.concat(
                                closerThan(
                                        CampaignRules.CAP_WITHIN, CampaignRules.CAP_CALLS, calls),
                                closerThan(CampaignRules.CAP_GAP, 1, calls)))
                .toList();
    }

    /** Calls that begin less than so much after the one so many before them. */
    private static Stream<String> closerThan(
            Duration least, int before, List<SimulatorReport.Call> calls) {
        return IntStream.range(before, calls.size())
                .boxed()
                .flatMap(n -> {
                    SimulatorReport.Call call = calls.get(n);
                    Duration between =
                            Duration.between(calls.get(n - before).createdAt(), call.createdAt());
                    return when(
                            between.plus(TO_THE_SECOND).compareTo(least) < 0,
                            "%s got %d calls in %d ms"
                                    .formatted(call.to(), before + 1, between.toMillis()));
                });
    }

    private List<String> messages() {
        return evidence.runs().stream()
                .flatMap(run -> run.callsByNumber().values().stream())
                .flatMap(calls -> {
                    long heard =
                            calls.stream()
                                    .mapToLong(call -> call.heard(CampaignRules.VOICEMAIL))
                                    .sum();
                    Person person = person(calls.getFirst());
                    long due = person.answerer() == Answerer.MACHINE ? 1 : 0;
                    return when(
                            heard != due,
                            "%s heard the message %d times".formatted(person.phoneNumber(), heard));
                })
                .toList();
    }

    private List<String> heldOn() {
        return evidence.trueCalls()
                .filter(call -> machine(person(call)) && COMPLETED.equals(call.status()))
                .filter(call ->
                        Objects.requireNonNullElse(call.durationSeconds(), 0)
                                >= CampaignRules.MACHINES_LISTEN.toSeconds())
                .map(call -> "%s was left on the line".formatted(call.to()))
                .toList();
    }

    private static boolean machine(Person person) {
        return person.answerer() == Answerer.MACHINE || person.answerer() == Answerer.FAX;
    }

    private List<String> tooManyLive() {
        return evidence.runs().stream()
                .filter(run ->
                        run.truth().tally(run.campaign().id()).maxLiveCalls()
                                > CampaignRules.MAX_LIVE_CALLS)
                .map(run ->
                        "%s had %d live calls"
                                .formatted(
                                        run.campaign().id(),
                                        run.truth().tally(run.campaign().id()).maxLiveCalls()))
                .toList();
    }

    private Person person(SimulatorReport.Call call) {
        return Objects.requireNonNull(people.get(call.to()), call::to);
    }

    private static Stream<String> when(boolean broken, String violation) {
        return broken ? Stream.of(violation) : Stream.empty();
    }
}
