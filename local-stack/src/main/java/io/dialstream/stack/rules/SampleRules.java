package io.dialstream.stack.rules;

import io.dialstream.stack.demo.Api;
import io.dialstream.stack.demo.Comparison;
import io.dialstream.stack.demo.DoNotCallEntry;
import io.dialstream.stack.demo.Follower;
import io.dialstream.stack.demo.ProgressDisplay;
import io.dialstream.stack.rules.Person.Listing;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs two campaigns with every rule over the same people, one after the other, and says whether
 * Dialstream and the simulator tell the same story and nobody was called whom a rule forbids to
 * call.
 */
public final class SampleRules {

    /**
     * Nobody is a machine by chance: whether it hears a message would be a matter of chance, too.
     */
    private static final Map<String, ?> MIX =
            Map.of("completed", 45, "noAnswer", 25, "busy", 20, "failed", 10, "machine", 0);

    /** Long enough for a call to be known as placed before it has failed. */
    private static final Map<String, ?> SETUP = Map.of("median", 30);

    /** Calls back: what a call-back does to a lead depends on when it comes. */
    private static final Map<String, ?> NOBODY = Map.of("share", 0);

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Enough for the lists to be posted before the window opens for the last leads. */
    private static final Duration BEFORE_OPENING = Duration.ofSeconds(5);

    /** From Hawaii to Puerto Rico are six hours; from there to Tokyo thirteen. */
    private static final Duration OPEN = Duration.ofHours(6).plusMinutes(30);

    private final Api api;
    private final PrintStream out;

    public SampleRules(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Calls everybody whom the rules allow, and returns whether everything agrees. */
    public boolean run() {
        List<Person> people = People.all();
        Instant start = Instant.now();
        CampaignRules rules =
                new CampaignRules(
                        Window.openingAfter(start.plus(BEFORE_OPENING), People.OPENS_LAST, OPEN));
        out.println(rules.words(start));
        prepare(people);
        List<String> campaigns = new ArrayList<>();
        campaigns.add(call("Everybody", people, rules));
        campaigns.add(call("Some of them once more", People.calledAgain(people), rules));
        return judge(
                new Evidence(
                        people,
                        rules,
                        start,
                        campaigns.stream().map(this::finished).toList(),
                        optedOut(people)));
    }

    private void prepare(List<Person> people) {
        api.changeSettings(Map.of("mix", MIX, "setup", SETUP, "returning", NOBODY));
        api.putAgent(CampaignRules.AGENT, CampaignRules.agent());
        // Where the same data folder was used before.
        listed(people).map(DoNotCallEntry::phoneNumber).forEach(api::deleteDoNotCall);
        api.putDoNotCall(People.LISTED_PREFIX);
        Person.of(people, Listing.BEFORE_THE_CAMPAIGN)
                .map(Person::phoneNumber)
                .filter(Predicate.not(People::isCoveredByPrefix))
                .forEach(api::putDoNotCall);
        people.forEach(this::decideHowItAnswers);
    }

    private void decideHowItAnswers(Person person) {
        switch (person.answerer()) {
            case ANYBODY -> {}
            case OPTS_OUT ->
                    api.putOutcome(
                            person.phoneNumber(),
                            Map.of("outcome", "hang", "presses", CampaignRules.OPT_OUT_KEY));
            case MACHINE -> api.putOutcome(person.phoneNumber(), listens("machine"));
            case FAX -> api.putOutcome(person.phoneNumber(), listens("fax"));
        }
    }

    private static Map<String, ?> listens(String outcome) {
        return Map.of("outcome", outcome, "talkSeconds", CampaignRules.MACHINES_LISTEN.toSeconds());
    }

    private String call(String name, List<Person> people, CampaignRules rules) {
        String id = api.postCampaign(rules.campaign(name, people)).id();
        Person.of(people, Listing.BEFORE_THE_START)
                .map(Person::phoneNumber)
                .forEach(api::putDoNotCall);
        out.printf("%s: %d people%n", name, people.size());
        api.start(id);
        new Follower(api, ProgressDisplay.onStandardOutput()).follow(id, PATIENCE);
        out.println();
        return id;
    }

    private Evidence.Run finished(String id) {
        return new Evidence.Run(api.campaign(id), api.leads(id), api.calls(id), api.truth(id));
    }

    private Set<String> optedOut(List<Person> people) {
        return listed(people)
                .filter(entry -> entry.source().equals("OPT_OUT"))
                .map(DoNotCallEntry::phoneNumber)
                .collect(Collectors.toSet());
    }

    private Stream<DoNotCallEntry> listed(List<Person> people) {
        Set<String> numbers = people.stream().map(Person::phoneNumber).collect(Collectors.toSet());
        return api.doNotCallList().stream().filter(entry -> numbers.contains(entry.phoneNumber()));
    }

    private boolean judge(Evidence evidence) {
        Comparison comparison = Reckoning.of(evidence);
        List<Promise> promises = Judge.promises(evidence);
        out.print(comparison.table());
        out.println();
        for (Promise promise : promises) {
            out.printf("%-58s %d violations%n", promise.words(), promise.violations().size());
        }
        out.println();
        List<String> differences = comparison.differences();
        List<String> violations =
                promises.stream().flatMap(promise -> promise.violations().stream()).toList();
        differences.forEach(out::println);
        violations.forEach(out::println);
        boolean agreed = differences.isEmpty() && violations.isEmpty();
        out.println(
                agreed
                        ? "Every number, every lead and every call's outcome agree, and no rule was broken."
                        : "%d differences, %d violations."
                                .formatted(differences.size(), violations.size()));
        return agreed;
    }
}
