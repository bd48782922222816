package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PlaceCall;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A campaign whose leads are called in hours, from the first lead to the last. */
class DispatchWindowTest {

    private final World world = World.withoutCrashes();

    /** By a clock that shows 12:00 when the world begins. */
    private static CallingWindow window(int from, int to) {
        return window("Etc/UTC", from, to);
    }

    private static CallingWindow window(String timeZone, int from, int to) {
        var hours = new WindowHours(Arrays.asList(DayOfWeek.values()), from, to);
        return new CallingWindow(timeZone, null, null, List.of(hours));
    }

    private void create(CallingWindow window, @Nullable String... zones) {
        world.create("c", 2, Rules.NONE.with(window), Arrays.asList(zones));
        deliverAll();
    }

    private void deliverAll() {
        world.alarm.runDue();
        while (world.deliver(100)) {}
    }

    private void after(Duration time) {
        world.alarm.pass(time);
        deliverAll();
    }

    private List<String> called() {
        return world.commands().stream().map(PlaceCall::leadId).toList();
    }

    private List<LeadStatus> statuses() {
        return world.leadsOf("c").stream().map(Lead::status).toList();
    }

    @Test
    void callsNobodyBeforeItOpensAndThenAllInTheirOrder() {
        create(window(12 * 60 + 10, 13 * 60), null, null);

        assertThat(called()).isEmpty();
        assertThat(statuses()).containsOnly(LeadStatus.PENDING);

        after(Duration.ofMinutes(10));
        assertThat(called()).containsExactly("1", "2");
    }

    /** Those leads are passed over as long as nobody can read when they may be called. */
    @Test
    void aWindowThatCannotBeReadIsCountedAgainAndAgain() {
        create(CallingWindow.UNREADABLE, null, null);
        assertThat(called()).isEmpty();
        double first = unavailable();
        assertThat(first).isPositive();

        after(Duration.ofMinutes(6));
        assertThat(called()).isEmpty();
        assertThat(unavailable()).isGreaterThan(first);
    }

    @Test
    void aWindowThatIsClosedIsNotCountedAsUnreadable() {
        create(window(12 * 60 + 10, 13 * 60), null, null);
        assertThat(unavailable()).isZero();
    }

    private double unavailable() {
        return world.metrics
                .counter("dialstream.leads.deferred", "reason", "RULES_UNAVAILABLE")
                .count();
    }

    @Test
    void callsThoseWhoseClocksAllowIt() {
        create(
                window(CallingWindow.LEAD_ONLY, 12 * 60, 14 * 60),
                "Asia/Kolkata",
                "Etc/UTC",
                "Etc/UTC");

        assertThat(called()).containsExactly("2", "3");
        assertThat(statuses().getFirst()).isEqualTo(LeadStatus.PENDING);
    }

    /** At any moment it is too early or too late somewhere, but nobody there is left. */
    @Test
    void isFinishedThoughItsPlacesAreNeverOpenAtOnce() {
        create(
                window(CallingWindow.LEAD_ONLY, 12 * 60, 14 * 60),
                "Asia/Kolkata",
                "Etc/UTC",
                "America/New_York");
        while (world.dialNext(CallStatus.COMPLETED)) {
            deliverAll();
        }
        for (int hour = 0; hour < 24; hour++) {
            after(Duration.ofHours(1));
            while (world.dialNext(CallStatus.COMPLETED)) {
                deliverAll();
            }
        }

        assertThat(called()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(world.dispatch("c").isFinished()).isTrue();
    }

    @Test
    void excludesWhoseZoneNobodyKnowsAndWhoseWindowNeverOpens() {
        create(window(CallingWindow.LEAD_ONLY, 12 * 60, 14 * 60), null, "Etc/UTC");
        assertThat(called()).containsExactly("2");
        var excluded = world.leadsOf("c").getFirst();
        assertThat(excluded.status()).isEqualTo(LeadStatus.EXCLUDED);
        assertThat(excluded.reason()).isEqualTo("ZONE_UNKNOWN");
        assertThat(world.dispatch("c").progress().orElseThrow().excluded()).isEqualTo(1);
    }

    @Test
    void commandsExpireBeforeTheWindowsLastMinute() {
        create(window(12 * 60, 12 * 60 + 2), (@Nullable String) null);

        assertThat(world.commands().getFirst().notAfter())
                .isEqualTo(MovableClock.START.plusSeconds(60));
        after(Duration.ofSeconds(30));
        world.create(
                "d",
                2,
                Rules.NONE.with(window(12 * 60, 12 * 60 + 2)),
                Arrays.asList((String) null));
        deliverAll();
        assertThat(world.commands().getLast().notAfter())
                .isEqualTo(MovableClock.START.plusSeconds(60));
    }

    @Test
    void theWindowOfTheDeploymentHoldsForCampaignsWithoutOne() {
        world.deployment = new DeploymentRules(window(13 * 60, 14 * 60), null);
        world.restart();
        world.create("c", 2, 2);
        deliverAll();
        assertThat(called()).isEmpty();
        after(Duration.ofHours(1));
        assertThat(called()).containsExactly("1", "2");
    }

    /** Before it starts, where the first lead is, it is too late to call. */
    @Test
    void callsAtItsStartWhomAScheduledCampaignHasGotSinceItWasStored() {
        var rules =
                Rules.NONE
                        .with(window(CallingWindow.LEAD_ONLY, 12 * 60, 14 * 60))
                        .with(new Schedule(MovableClock.START.plusSeconds(60), null));
        world.create("c", 2, rules, List.of("Asia/Kolkata"));
        deliverAll();
        world.add("c", List.of("Etc/UTC", "Europe/Lisbon"));
        assertThat(called()).isEmpty();

        after(Duration.ofSeconds(60));

        assertThat(called()).containsExactly("2", "3");
    }

    /** Leads that an earlier version has stored have no place. */
    @Test
    void looksAtTheNumbersOfLeadsWithoutAPlace() {
        var lead = World.leadsOf("c", 3);
        world.leads.insert(lead);
        create(window(CallingWindow.LEAD, 12 * 60, 13 * 60), null, null, null);
        assertThat(called()).as("it is night in San Francisco").isEmpty();
        after(Duration.ofHours(8));
        assertThat(called()).containsExactly("1", "2", "3");
    }
}
