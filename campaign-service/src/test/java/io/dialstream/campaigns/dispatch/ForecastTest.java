package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignForecasts;
import io.dialstream.campaigns.campaign.CampaignShells;
import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.campaigns.diagnosis.DiagnosisCode;
import io.dialstream.campaigns.diagnosis.DiagnosisFixtures;
import io.dialstream.campaigns.forecast.Forecast;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is forecast is what the dispatch then does, and what a diagnosis says of it. */
class ForecastTest {

    private static final int LIMIT = 10;

    /**
     * A campaign, and whom its user puts on the list.
     *
     * @param zones of its leads
     * @param listed positions that are listed before it is created
     * @param listedLater positions that are listed once its first calls have ended
     */
    record Case(
            CallingWindow window,
            List<@Nullable String> zones,
            Set<Integer> listed,
            Set<Integer> listedLater) {}

    @Provide
    Arbitrary<Case> cases() {
        var zone =
                Arbitraries.of(
                                "Etc/UTC",
                                "Europe/Berlin",
                                "America/New_York",
                                "Asia/Kolkata",
                                "Pacific/Kiritimati")
                        .injectNull(0.3);
        var positions = Arbitraries.integers().between(1, 7).set().ofMaxSize(3);
        return Combinators.combine(
                        windows(), zone.list().ofMinSize(1).ofMaxSize(7), positions, positions)
                .as(Case::new);
    }

    private static Arbitrary<CallingWindow> windows() {
        var hours =
                Combinators.combine(
                                Arbitraries.integers().between(0, 23),
                                Arbitraries.integers().between(1, 24),
                                Arbitraries.of(DayOfWeek.values()).set().ofMinSize(1))
                        .as((from, length, days) ->
                                new WindowHours(
                                        List.copyOf(days),
                                        60 * from,
                                        Math.min(WindowHours.MAX_MINUTES, 60 * (from + length))));
        return Combinators.combine(
                        Arbitraries.of(CallingWindow.LEAD, CallingWindow.LEAD_ONLY, "Asia/Tokyo"),
                        hours)
                .as((whose, open) -> new CallingWindow(whose, null, null, List.of(open)));
    }

    private World world = World.withoutCrashes();

    private CampaignForecasts forecasts() {
        return CampaignShells.forecasts(
                world.leads,
                world.dispatches,
                world.doNotCall(),
                world.caps(),
                world.deployment,
                world.clock);
    }

    private Forecast dryRun(Case given) {
        var planned =
                Campaign.planned(
                                "c",
                                "ann",
                                "reminder",
                                "Autumn",
                                given.zones().size(),
                                LIMIT,
                                MovableClock.START)
                        .with(Rules.NONE.with(given.window()));
        var leads =
                World.leadsOf("c", given.zones().size()).stream()
                        .map(lead -> lead.in(given.zones().get(lead.position() - 1)))
                        .toList();
        return forecasts().of(new CampaignValidation.Valid(planned, leads, true), "");
    }

    private Forecast forecast(Instant at) {
        return forecasts().of(world.campaign("c"), at, "");
    }

    private Diagnosis diagnosis() {
        return diagnosis("c");
    }

    private Diagnosis diagnosis(String campaignId) {
        return DiagnosisFixtures.diagnoses(
                        world.dispatches,
                        world.leads,
                        world.doNotCall(),
                        world.caps(),
                        world.deployment,
                        world.clock)
                .of(world.campaign(campaignId));
    }

    private void goOn() {
        do {
            world.alarm.runDue();
        } while (world.deliver(500));
    }

    private int commanded() {
        return world.commands().size();
    }

    private Map<String, List<Integer>> excluded() {
        return world.leadsOf("c").stream()
                .filter(lead -> lead.status() == LeadStatus.EXCLUDED)
                .collect(
                        Collectors.groupingBy(
                                lead -> String.valueOf(lead.reason()),
                                Collectors.mapping(
                                        lead -> lead.position() - 1, Collectors.toList())));
    }

    private static Map<String, List<Integer>> excluded(Forecast forecast) {
        return forecast.excluded().stream()
                .collect(toMap(Forecast.Excluded::reason, Forecast.Excluded::positions));
    }

    private long pending() {
        return world.leadsOf("c").stream()
                .map(Lead::status)
                .filter(status -> status == LeadStatus.PENDING)
                .count();
    }

    @Property(tries = 300)
    void isWhatTheDispatchThenDoes(@ForAll("cases") Case given) {
        world = World.withoutCrashes();
        given.listed().forEach(world::list);

        var dryRun = dryRun(given);
        assertThat(world.campaigns.find("c")).as("nothing is stored").isEmpty();
        world.create("c", LIMIT, Rules.NONE.with(given.window()), given.zones());
        var stored = forecast(world.clock.instant());
        goOn();

        assertThat(stored).isEqualTo(dryRun);
        assertThat(dryRun.callableNow()).isEqualTo(commanded());
        assertThat(excluded(dryRun)).isEqualTo(excluded());
        assertThat(dryRun.callable()).isEqualTo(commanded() + pending());
        while (world.dialNext(CallStatus.COMPLETED)) {
            goOn();
        }
        given.listedLater().forEach(world::list);
        whatIsForecastForTheNextOpeningHappensThen();
    }

    private void whatIsForecastForTheNextOpeningHappensThen() {
        var now = forecast(world.clock.instant());
        assertThat(now.callableNow()).isZero();
        var opening = now.firstCallAt();
        var diagnosis = diagnosis();
        if (opening == null) {
            assertThat(pending())
                    .as("who waits is listed")
                    .isEqualTo(
                            diagnosis.reasons().stream()
                                    .filter(one -> one.code() == DiagnosisCode.WINDOW_CLOSED)
                                    .mapToLong(Diagnosis.Reason::leads)
                                    .sum());
            return;
        }
        assertThat(diagnosis.headline()).isEqualTo(DiagnosisCode.WINDOW_CLOSED);
        assertThat(diagnosis.dialing()).isFalse();
        assertThat(diagnosis.nextCallAt()).isBeforeOrEqualTo(opening);
        var then = forecast(opening);
        int before = commanded();

        world.alarm.pass(Duration.between(world.clock.instant(), opening));
        goOn();

        assertThat(commanded() - before).isEqualTo(then.callableNow()).isPositive();
        assertThat(diagnosis().dialing()).isTrue();
        // Whoever is listed and outside the window is looked at when that opens.
        excluded()
                .forEach((reason, positions) ->
                        assertThat(excluded(then).get(reason)).containsAll(positions));
        assertThat(then.callable()).isLessThanOrEqualTo(commanded() - before + pending());
    }

    @Example
    void readsCallsOfManyNumbersAFewAtATime() {
        var rules = Rules.NONE.with(new AttemptCap(1, 86_400, null));
        var leads = World.leadsOf("c", 2_500);
        var begin = world.clock.instant();
        for (int called : List.of(0, 1_700, 2_499)) {
            world.recent.note(
                    Map.of(
                            new Callee("ann", leads.get(called).phoneNumber()),
                            List.of(new CallStart("call" + called, begin, begin))));
        }
        var planned =
                Campaign.planned("c", "ann", "reminder", "Autumn", leads.size(), LIMIT, begin)
                        .with(rules);

        var dryRun = forecasts().of(new CampaignValidation.Valid(planned, leads, true), "");

        assertThat(dryRun.callableNow()).isEqualTo(2_497);
        assertThat(dryRun.waiting())
                .containsExactly(new Forecast.Waiting("CAP", 3, begin.plusSeconds(86_400)));
        assertThat(world.recent.mostFoundAtOnce()).isLessThanOrEqualTo(1_000);
    }

    @Example
    void nobodyWhoHasACapIsSaidToBeCallableWhileCallsCannotBeRead() {
        var zones = Collections.<@Nullable String>nCopies(3 * LIMIT, "Etc/UTC");
        world.create("c", LIMIT, Rules.NONE.with(new AttemptCap(1, 86_400, null)), zones);
        world.create("d", LIMIT, Rules.NONE, zones);
        world.recent.goAway();

        assertThat(diagnosis().headline()).isEqualTo(DiagnosisCode.RULES_UNAVAILABLE);
        assertThat(diagnosis("d").headline())
                .as("no cap")
                .isNotEqualTo(DiagnosisCode.RULES_UNAVAILABLE);

        world.recent.comeBack();
        assertThat(diagnosis().headline()).isNotEqualTo(DiagnosisCode.RULES_UNAVAILABLE);
    }

    /** What becomes of a campaign. */
    enum Step {
        ANSWERED,
        BUSY,
        LISTED,
        A_MINUTE,
        HALF_A_DAY
    }

    @Property(tries = 200)
    void whatIsCountedIsWhatIsStored(
            @ForAll("cases") Case given, @ForAll @Size(max = 20) List<Step> steps) {
        world = World.withoutCrashes();
        given.listed().forEach(world::list);
        var retry = new Retry(3, List.of(new RetryRule(RetryOutcome.BUSY, List.of(60), null)));
        var rules =
                Rules.NONE.with(given.window()).with(retry).with(new AttemptCap(2, 86_400, null));
        world.create("c", 1, rules, given.zones());
        goOn();
        isCounted();
        for (var step : steps) {
            switch (step) {
                case ANSWERED -> world.dialNext(CallStatus.COMPLETED);
                case BUSY -> world.dialNext(CallStatus.MISSED);
                case LISTED -> given.listedLater().forEach(world::list);
                case A_MINUTE -> world.alarm.pass(Duration.ofMinutes(1));
                case HALF_A_DAY -> world.alarm.pass(Duration.ofHours(12));
            }
            goOn();
            isCounted();
        }
    }

    /** By the store, and by the counts that no lead is read for. */
    private void isCounted() {
        var tally = world.dispatch("c").tally();
        var campaign = world.campaign("c");
        var all = world.leadsOf("c");
        assertThat(tally.waiting())
                .isEqualTo(
                        count(
                                all.stream()
                                        .filter(it -> it.status() == LeadStatus.WAITING)
                                        .map(it -> WaitReason.of(it.reason()))));
        assertThat(
                        tally.excluded().values().stream().mapToInt(Integer::intValue).sum()
                                + campaign.excludedAtFirst())
                .isEqualTo(all.stream().filter(it -> it.status() == LeadStatus.EXCLUDED).count());
        var pending =
                count(
                        all.stream()
                                .filter(it -> it.status() == LeadStatus.PENDING)
                                .map(Lead::place));
        for (int place = 0; place < campaign.places().size(); place++) {
            assertThat(
                            campaign.placeCounts().pending().get(place)
                                    - tally.begun().getOrDefault(place, 0))
                    .isEqualTo(pending.getOrDefault(place, 0));
        }
    }

    private static <K> Map<K, Integer> count(Stream<K> keys) {
        return keys.collect(toMap(key -> key, _ -> 1, Integer::sum));
    }
}
