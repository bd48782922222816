package io.dialstream.simulation;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignPatch;
import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.simulation.Scenario.Plan;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.judge.Judge;
import io.dialstream.simulation.service.Service;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who creates campaigns, moves them, and asks again when there is no answer. */
final class User {

    static final String ID = "ann";
    static final String AGENT = "reminder";

    private static final long SECOND = 1_000_000;
    private static final long PATIENCE = 15 * SECOND;
    private static final long MOMENT = SECOND / 10;
    private static final int TRIES = 40;

    private final Surroundings world;
    private final Fleet fleet;
    private final Judge judge;

    User(Surroundings world, Fleet fleet, Judge judge) {
        this.world = world;
        this.fleet = fleet;
        this.judge = judge;
    }

    void create(Plan plan) {
        var planned =
                Campaign.planned(
                                plan.id(),
                                ID,
                                AGENT,
                                "Autumn",
                                plan.leads(),
                                plan.limit(),
                                Agenda.START)
                        .with(plan.providers())
                        .with(plan.rules().getFirst());
        var leads = leads(plan);
        var whole = plan.parts().isWhole();
        var schedule = plan.rules().getFirst().schedule();
        var atOnce = whole && (schedule == null || schedule.startAt() == null);
        var parts = new PostingInParts(world, this, judge, plan);
        judge.sent(plan.id(), "create", leads.stream().map(Lead::phoneNumber).toList());
        ask(
                "create",
                api -> api.creation().create(planned, leads, atOnce),
                yes -> {
                    judge.answered(plan.id(), "create", yes);
                    if (!whole) {
                        parts.begin();
                    }
                });
    }

    private static List<Lead> leads(Plan plan) {
        var leads = new ArrayList<Lead>();
        for (int position = 1; position <= plan.leads(); position++) {
            var number = number(plan, position);
            leads.add(
                    Lead.pending(plan.id(), position, "" + position, "Lead", number, Map.of())
                            .in(zone(plan, number)));
        }
        return leads;
    }

    /** The time zone that a lead comes with. */
    static @Nullable String zone(Plan plan, PhoneNumber number) {
        var e164 = number.e164();
        return Windows.zone(plan.zones(), Integer.parseInt(e164.substring(e164.length() - 3)));
    }

    /**
     * One of the numbers that only this campaign calls; where there are caps, others do as well.
     */
    static PhoneNumber number(Plan plan, int n) {
        var whose = plan.sharesNumbers() ? '1' : plan.id().charAt(4);
        return new PhoneNumber("+1415555" + whose + (100 + n));
    }

    /**
     * Puts numbers of a campaign on the list, before it is created or while it goes on; each only
     * once, also where another campaign has it as well.
     */
    void list(Plan plan) {
        if (plan.sharesNumbers() && !plan.id().equals("camp1")) {
            return;
        }
        for (var listing : plan.listings()) {
            var number = number(plan, listing.position());
            if (listing.after() > 0) {
                world.agenda().after(listing.after(), () -> list(number, listing.forSeconds()));
            } else {
                list(number, listing.forSeconds());
            }
        }
    }

    private void list(PhoneNumber number, int seconds) {
        var until = Agenda.START.plus(world.now(), ChronoUnit.MICROS).plusSeconds(seconds);
        var expiresAt = seconds == 0 ? null : until.toString();
        judge.wishes(number);
        ask(
                "list",
                api ->
                        api.doNotCall()
                                .put(
                                        ID,
                                        new DoNotCallSubmission(
                                                number.e164(), null, expiresAt, null),
                                        "API"),
                _ -> judge.listed(number, expiresAt == null ? null : until));
    }

    void call(int number) {
        var call =
                new SingleCall(
                        "single" + number,
                        ID,
                        AGENT,
                        "Bob",
                        new PhoneNumber("+14155559" + (100 + number)),
                        Agenda.START);
        ask("call", api -> api.singleCalls().place(call), _ -> {});
    }

    /** Pauses and resumes, or stops, or leaves alone. */
    void disturb(Plan plan) {
        switch (world.dice().between(0, 5)) {
            case 0 -> later(() -> move(plan, new CampaignMove.Stop(world.dice().chance(0.5))));
            case 1, 2 ->
                    later(() -> {
                        move(plan, new CampaignMove.Pause(null));
                        later(() -> move(plan, new CampaignMove.Resume()));
                    });
            default -> {}
        }
    }

    /** Changes the rules of a campaign, wherever it stands by then. */
    void change(Plan plan) {
        for (var rules : plan.rules().subList(1, plan.rules().size())) {
            atAGoodMoment(
                    plan,
                    () -> {
                        judge.rules(plan.id(), rules);
                        var patch = new HashMap<String, @Nullable Object>();
                        PostedRules.FIELDS.forEach(field -> patch.put(field, null));
                        patch.putAll(PostedRules.of(rules).fields());
                        if (!plan.zones().isEmpty()) {
                            patch.put("callingWindow", Windows.patch(rules));
                        }
                        patch.computeIfPresent("schedule", (_, posted) -> whole(posted));
                        ask(
                                "change",
                                api ->
                                        api.changes()
                                                .request(ID, plan.id(), new CampaignPatch(patch)),
                                yes -> judge.changed(plan.id(), rules, yes));
                    });
        }
    }

    /** Changes how many calls may live at once, once. */
    void limit(Plan plan) {
        var change = plan.change();
        if (change == null) {
            return;
        }
        Map<String, @Nullable Object> patch = Map.of("maxConcurrentCalls", change.limit());
        world.agenda()
                .after(
                        change.after(),
                        () -> {
                            judge.wishesLimit(plan.id(), change.limit());
                            ask(
                                    "limit",
                                    api ->
                                            api.changes()
                                                    .request(
                                                            ID,
                                                            plan.id(),
                                                            new CampaignPatch(patch)),
                                    yes -> {
                                        if (yes) {
                                            judge.limited(plan.id());
                                        }
                                    });
                        });
    }

    /** Now and then in the last moment before the campaign starts by itself. */
    private void atAGoodMoment(Plan plan, Runnable action) {
        var schedule = plan.rules().getFirst().schedule();
        if (schedule == null || schedule.startAt() == null || world.dice().chance(0.3)) {
            later(action);
        } else {
            var start = ChronoUnit.MICROS.between(Agenda.START, schedule.startAt());
            world.agenda().at(start - world.dice().micros(0, MOMENT), action);
        }
    }

    /** A merge patch leaves what it does not name. */
    private static Map<String, @Nullable Object> whole(Object schedule) {
        var whole = new HashMap<String, @Nullable Object>();
        whole.put("startAt", null);
        whole.put("endAt", null);
        ((Map<?, ?>) schedule).forEach((name, at) -> whole.put(String.valueOf(name), at));
        return whole;
    }

    private void later(Runnable action) {
        world.agenda().after(world.dice().micros(0, 60 * SECOND), action);
    }

    void move(Plan plan, CampaignMove move) {
        ask(move.participle(), api -> api.moves().request(ID, plan.id(), move), _ -> {});
    }

    /** Asks until there is an answer, and tells it: yes or no, more than once when asked again. */
    void ask(String what, Consumer<Service> request, Consumer<Boolean> told) {
        ask(new Wish(what, request, told), TRIES);
    }

    private void ask(Wish wish, int tries) {
        var api = fleet.any(Service.Kind.CAMPAIGN);
        var answered = new boolean[1];
        world.note("user", wish.what(), api.process().name());
        if (api.process().alive()) {
            api.process().start(world.latency(), () -> answered[0] = answered(api, wish, tries));
        }
        again(PATIENCE, wish, tries, () -> !answered[0]);
    }

    private void again(long wait, Wish wish, int tries, BooleanSupplier needed) {
        if (tries > 0) {
            world.agenda()
                    .after(
                            wait,
                            () -> {
                                if (needed.getAsBoolean()) {
                                    ask(wish, tries - 1);
                                }
                            });
        }
    }

    private boolean answered(Service api, Wish wish, int tries) {
        try {
            wish.request().accept(api);
            world.note("user", "is told yes");
            wish.told().accept(true);
            return true;
        } catch (ConflictException e) {
            var retryAfter = e.retryAfter();
            if (retryAfter == null) {
                world.note("user", "is told no");
                wish.told().accept(false);
            } else {
                world.note("user", "is told to wait");
                var wait = retryAfter.toNanos() / 1_000 + world.dice().micros(0, SECOND);
                again(wait, wish, tries, () -> true);
            }
            return true;
        } catch (InvalidRequestException e) {
            world.note("user", "is told that this is wrong");
            wish.told().accept(false);
            return true;
        } catch (RuntimeException e) {
            world.note("user", "is told to ask again");
            return false;
        }
    }

    /** Something that is asked for until it is answered. */
    private record Wish(String what, Consumer<Service> request, Consumer<Boolean> told) {}
}
