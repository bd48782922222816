package io.dialstream.simulation;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.LeadAddition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.Scenario.Plan;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.judge.Judge;
import io.dialstream.simulation.service.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Adds leads to a campaign that was stored without a start, and starts it in the end. */
final class PostingInParts {

    private static final long SECOND = 1_000_000;

    /** Not longer than an addition: what comes within it comes between two of its writes. */
    private static final long AT_ONCE = 10_000;

    private final Surroundings world;
    private final User user;
    private final Judge judge;
    private final Plan plan;
    private final Set<Integer> answered = new HashSet<>();
    private boolean begun;

    PostingInParts(Surroundings world, User user, Judge judge, Plan plan) {
        this.world = world;
        this.user = user;
        this.judge = judge;
        this.plan = plan;
    }

    /** The campaign is stored; whoever has asked twice may hear it twice. */
    void begin() {
        if (!begun) {
            begun = true;
            within(3 * SECOND, plan.parts().atOnce() ? this::addAll : () -> add(1));
        }
    }

    private void addAll() {
        for (int number = 1; number <= plan.parts().number(); number++) {
            int part = number;
            within(AT_ONCE, () -> add(part));
        }
    }

    private void add(int part) {
        judge.sent(plan.id(), request(part), numbers(part));
        ask(part);
        if (plan.parts().twice()) {
            within(AT_ONCE, () -> ask(part));
        }
        if (part == plan.parts().number()) {
            rival();
        }
    }

    private void rival() {
        switch (plan.parts().rival()) {
            case NOBODY -> {}
            case START -> within(AT_ONCE, this::start);
            case STOP -> within(AT_ONCE, () -> user.move(plan, new CampaignMove.Stop(false)));
        }
    }

    private void ask(int part) {
        user.ask("add", api -> add(api, part), yes -> heard(part, yes));
    }

    private void add(Service api, int part) {
        var campaign = api.campaigns().ofUser(User.ID, plan.id());
        var numbers = numbers(part);
        var _ =
                api.addition()
                        .add(
                                campaign,
                                new LeadAddition.Request(
                                        request(part),
                                        numbers.getFirst().e164(),
                                        () -> leads(numbers, campaign.totalLeads())));
    }

    private void heard(int part, boolean yes) {
        judge.answered(plan.id(), request(part), yes);
        if (!answered.add(part)) {
            return;
        }
        if (answered.size() == plan.parts().number()) {
            within(SECOND, this::start);
        } else if (!plan.parts().atOnce()) {
            within(SECOND, () -> add(part + 1));
        }
    }

    private void start() {
        user.move(plan, new CampaignMove.Start());
    }

    private void within(long micros, Runnable action) {
        world.agenda().after(world.dice().micros(0, micros), action);
    }

    private String request(int part) {
        return plan.id() + "-part" + part;
    }

    private List<PhoneNumber> numbers(int part) {
        return IntStream.range(0, plan.parts().size(part))
                .mapToObj(n -> User.number(plan, 10 * part + n))
                .toList();
    }

    private List<Lead> leads(List<PhoneNumber> numbers, int before) {
        return IntStream.range(0, numbers.size())
                .mapToObj(n -> lead(before + n + 1, numbers.get(n)))
                .toList();
    }

    private Lead lead(int position, PhoneNumber number) {
        return Lead.pending(plan.id(), position, "" + position, "Added", number, Map.of())
                .in(User.zone(plan, number));
    }
}
