package io.dialstream.simulation.service;

import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.InMemoryBudgets;
import io.dialstream.events.Topics;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.log.Broker;
import io.dialstream.simulation.log.ConsumerGroup;
import io.dialstream.simulation.log.Member;
import io.dialstream.simulation.provider.Switchboard;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the processes of a deployment have in common. */
public final class Deployment {

    final Surroundings world;
    final Broker broker;
    final Stores stores;
    final List<Switchboard> accounts;
    final int callsPerSecond;
    final boolean counted;
    final DeploymentRules rules;
    final Budgets budgets;
    final Variant variant;
    final Member.Poison poison;
    final ConsumerGroup dispatch;
    final ConsumerGroup stats;
    final ConsumerGroup dialer;
    final ConsumerGroup calllog;

    /** Null where nobody opts out. */
    final @Nullable ConsumerGroup optOuts;

    /**
     * @param accounts the usual one first
     * @param callsPerSecond that each account allows; 0 when it allows whatever is asked for
     * @param counted whether anything has a cap
     * @param rules that all campaigns have to keep to
     * @param hasOptOuts whether callees may opt out
     * @param hasCallbacks whether they may call back
     */
    public Deployment(
            Surroundings world,
            Broker broker,
            Stores stores,
            List<Switchboard> accounts,
            int callsPerSecond,
            boolean counted,
            DeploymentRules rules,
            boolean hasOptOuts,
            boolean hasCallbacks,
            Variant variant,
            Member.Poison poison) {
        this.world = world;
        this.broker = broker;
        this.stores = stores;
        this.accounts = List.copyOf(accounts);
        this.callsPerSecond = callsPerSecond;
        this.counted = counted;
        this.rules = rules;
        this.budgets = new InMemoryBudgets(new Instance("store", world, Duration.ZERO).clock());
        this.variant = variant;
        this.poison = poison;
        this.dispatch =
                hasCallbacks
                        ? group(
                                "dispatch",
                                Topics.CAMPAIGN_EVENTS,
                                Topics.CALL_STATUS,
                                Topics.CALL_RETURNS)
                        : group("dispatch", Topics.CAMPAIGN_EVENTS, Topics.CALL_STATUS);
        this.stats = group("stats", Topics.CAMPAIGN_STATS);
        this.dialer =
                group("dialer", Topics.CAMPAIGN_EVENTS, Topics.CALL_STATUS, Topics.DIAL_COMMANDS);
        this.calllog = group("calllog", Topics.CALL_STATUS);
        this.optOuts = hasOptOuts ? group("optouts", Topics.OPT_OUTS) : null;
    }

    private ConsumerGroup group(String name, String... topics) {
        return new ConsumerGroup(name, List.of(topics), broker, world);
    }
}
