package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadAddition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends the process before and after every write of a campaign whose leads come in two requests. Who
 * gets no answer asks again with the same key, or gives up and sends others.
 */
class LeadAdditionCrashTest {

    private static final int FIRST = 2;
    private static final int MORE = 3;
    private static final int MORE_THAN_ENOUGH = 1_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestsLeadsAreCalledOnceOrNotAtAll(boolean sameKey) {
        int moment = 1;
        while (calledWithCrashAt(Fuse.at(moment), sameKey)) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(60);
    }

    /** False when there are fewer moments than that. */
    private static boolean calledWithCrashAt(Fuse fuse, boolean sameKey) {
        var world = new World(fuse);
        until(world, () -> world.campaigns.find("c").isPresent(), () -> create(world));
        int[] tries = {0};
        until(
                world,
                () -> world.campaign("c").totalLeads() > FIRST && tries[0] < 0,
                () -> {
                    var key = sameKey ? "key" : "key" + tries[0]++;
                    world.shells.addition().add(world.campaign("c"), request(key, world));
                    tries[0] = -1;
                });
        var campaign = world.campaign("c");
        assertThat(visible(world)).hasSize(campaign.totalLeads()).doesNotHaveDuplicates();
        assertThat(campaign.totalLeads() - FIRST)
                .isIn(sameKey ? List.of(MORE) : List.of(MORE, 2 * MORE));

        until(world, () -> isRunning(world), () -> start(world));
        until(world, () -> doneLeads(world) == campaign.totalLeads(), () -> goOn(world));

        assertThat(world.commands())
                .extracting(PlaceCall::phoneNumber)
                .containsExactlyInAnyOrderElementsOf(visible(world));
        return fuse.blown();
    }

    private static void create(World world) {
        var planned =
                Campaign.planned("c", "ann", "reminder", "Autumn", FIRST, 1, MovableClock.START);
        world.shells.creation().create(planned, World.leadsOf("c", FIRST), false);
    }

    /** As they are numbered by who reads the campaign. The numbers are those of the key. */
    private static LeadAddition.Request request(String key, World world) {
        int before = world.campaign("c").totalLeads();
        return new LeadAddition.Request(
                key,
                number(key, 1),
                () -> IntStream.rangeClosed(1, MORE).mapToObj(n -> lead(key, before, n)).toList());
    }

    private static Lead lead(String key, int before, int n) {
        var position = before + n;
        return Lead.pending(
                "c",
                position,
                Integer.toString(position),
                key,
                new PhoneNumber(number(key, n)),
                Map.of());
    }

    private static String number(String key, int n) {
        return "+1415%03d%04d".formatted(Math.floorMod(key.hashCode(), 1_000), n);
    }

    private static List<PhoneNumber> visible(World world) {
        int last = world.campaign("c").totalLeads();
        return world.leads.list("c", null, 0, last, 100).stream().map(Lead::phoneNumber).toList();
    }

    private static boolean isRunning(World world) {
        return world.campaign("c").status() == CampaignStatus.RUNNING;
    }

    private static void start(World world) {
        world.shells.moves().request("ann", "c", new CampaignMove.Start());
    }

    private static long doneLeads(World world) {
        return world.leadsOf("c").stream()
                .filter(lead -> lead.outcome() == CallStatus.COMPLETED)
                .count();
    }

    private static void goOn(World world) {
        world.alarm.runDue();
        if (!world.deliver(3) && !world.dialNext(CallStatus.COMPLETED)) {
            world.alarm.pass(Duration.ofSeconds(30));
        }
    }

    private static void until(World world, BooleanSupplier reached, Runnable step) {
        for (int n = 0; n < MORE_THAN_ENOUGH; n++) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                step.run();
            } catch (Death _) {
                world.restart();
            }
        }
        throw new AssertionError("never reached: " + world.campaign("c"));
    }
}
