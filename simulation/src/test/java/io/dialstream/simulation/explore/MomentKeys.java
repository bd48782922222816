package io.dialstream.simulation.explore;

import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.simulation.explore.Moment.Errand;
import io.dialstream.simulation.explore.Moment.Errand.At;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;

/** Tells moments apart: those that go on alike have the same key. */
final class MomentKeys {

    private static final int PAST_THE_FENCE = -5_001;

    private final Bounds bounds;
    private final RuleBounds rules;

    MomentKeys(Bounds bounds, RuleBounds rules) {
        this.bounds = bounds;
        this.rules = rules;
    }

    void write(Moment moment, Key key) {
        key.add(moment.movesCommitted)
                .add(moment.deaths)
                .add(moment.failures)
                .add(moment.handovers)
                .add(moment.delays)
                .add(moment.repeats)
                .add(moment.losses)
                .add(moment.strays)
                .add(
                        moment.heldSince == Integer.MAX_VALUE
                                ? 1
                                : Math.max(PAST_THE_FENCE, moment.heldSince - moment.now))
                .add(
                        bounds.expiry() == Bounds.NEVER
                                ? 1
                                : Math.max(-1, bounds.expiry() - moment.now));
        var words = words(moment, key, 0);
        words.add(moment.lane);
        for (var placement : moment.placements) {
            words.add(placement);
        }
        words.add(moment.commands);
        words.add(moment.statuses);
        words.add(moment.moves);
        for (var phone : moment.phones) {
            write(phone, key, words);
            if (rules.areThere()) {
                ofRules(phone, moment.now, key);
            }
        }
        dialers(moment, key);
        if (moment.campaign != null) {
            campaign(moment, moment.campaign, key);
        }
        words.add(moment.broken);
    }

    private static void write(Moment.Phone phone, Key key, Words words) {
        key.add(phone.processed)
                .add(phone.busy)
                .add(phone.refused)
                .add(phone.denied)
                .add(phone.second)
                .add(phone.live)
                .add(phone.rang)
                .add(phone.ringUnderWay)
                .add(phone.endUnderWay)
                .add(phone.announced)
                .add(phone.expired)
                .add(phone.idTold);
        words.add(phone.ended);
        words.add(phone.toldEnd);
        words.add(phone.toldReason);
    }

    /** Times that a rule asks for. */
    private static void ofRules(Moment.Phone phone, int now, Key key) {
        key.add(phone.placed() ? ago(phone.createdAt, now) : 1)
                .add(phone.ended != null ? ago(phone.endedAt, now) : 1);
    }

    private static int ago(int at, int now) {
        return at == Integer.MAX_VALUE ? 1 : Math.max(-RuleBounds.HOLDS_FOR - 1, at - now);
    }

    /** Which of two dialers whose clocks agree is which does not count. */
    private void dialers(Moment moment, Key key) {
        var keys = new Key[DialerWorld.DIALERS];
        for (int number = 0; number < DialerWorld.DIALERS; number++) {
            keys[number] = new Key().reset();
            dialer(moment, number, keys[number]);
        }
        boolean swapped = bounds.skew() == 0 && Long.compare(keys[0].high(), keys[1].high()) > 0;
        for (int at = 0; at < DialerWorld.DIALERS; at++) {
            var one = keys[swapped ? DialerWorld.DIALERS - 1 - at : at];
            key.add(one.high()).add(one.low());
        }
    }

    private void dialer(Moment moment, int number, Key key) {
        var dialer = moment.dialers[number];
        var words = words(moment, key, number * bounds.skew());
        key.add(moment.owner == number).add(dialer.owns).add(dialer.unsure).add(dialer.movesKnown);
        words.add(moment.lane.equals(dialer.remembered) ? "as stored" : dialer.remembered);
        words.add(dialer.alarm);
        for (var errand : dialer.errands) {
            write(errand, key, words);
        }
        for (var run : dialer.runs) {
            words.add(run == null ? null : run.parts());
        }
        words.add(dialer.looks);
        words.add(dialer.expiries);
    }

    private void campaign(Moment moment, CampaignSide side, Key key) {
        var words = words(moment, key, 0);
        key.add(side.movesCommitted)
                .add(side.countHandled)
                .add(side.commanded)
                .add(side.deaths)
                .add(side.handovers);
        words.add(side.campaign);
        words.add(side.dispatch);
        words.add(side.leads);
        words.add(side.statuses);
        words.add(side.counted);
        if (rules.areThere()) {
            words.add(side.recent);
            words.add(side.other);
            key.add(ago(side.otherAt, moment.now))
                    .add(ago(side.listedAt, moment.now))
                    .add(rules.ofDay(moment.now));
        }
        var keys = new ArrayList<Key>();
        for (int number = 0; number < side.instances.length; number++) {
            var one = new Key().reset();
            instance(moment, side, number, one);
            keys.add(one);
        }
        // Which is which does not count.
        keys.sort(Comparator.comparingLong(Key::high));
        keys.forEach(one -> key.add(one.high()).add(one.low()));
    }

    private void instance(Moment moment, CampaignSide side, int number, Key key) {
        var instance = side.instances[number];
        var words = words(moment, key, 0);
        key.add(side.owner == number).add(instance.owns);
        words.add(instance.remembered);
        words.add(instance.alarm);
        for (var run : instance.runs) {
            key.add(run.moves()).add(run.command()).add(run.done());
            words.add(run.kind());
            words.add(run.batch());
            words.add(run.counted());
            words.add(run.remembered());
            words.add(run.done() ? null : run.since());
            words.add(run.answers());
        }
    }

    private static void write(Errand errand, Key key, Words words) {
        key.add(errand.call())
                .add(errand.commands())
                .add(errand.statuses())
                .add(errand.moves())
                .add(errand.movesUpTo());
        words.add(errand.kind());
        words.add(errand.at());
        words.add(errand.work() == null ? null : errand.work().parts());
        words.add(errand.lane());
        words.add(errand.placed() == null ? null : new TreeSet<>(errand.placed()));
        words.add(errand.at() == At.COMMIT ? null : errand.since());
    }

    private Words words(Moment moment, Key key, int ahead) {
        return new Words(
                key,
                moment.now + (long) ahead,
                new Words.Stored() {
                    @Override
                    public long versionOf(Lane lane) {
                        return moment.lane.version();
                    }

                    @Override
                    public long versionOf(Dispatch dispatch) {
                        var stored = Objects.requireNonNull(moment.campaign).dispatch;
                        return stored == null ? 0 : stored.version();
                    }

                    @Override
                    public long versionOf(Placement placement) {
                        var stored = moment.placements[Desk.call(placement.callId())];
                        return stored == null ? 0 : stored.version();
                    }

                    @Override
                    public long versionOf(CalleeCalls calls) {
                        for (var stored : Objects.requireNonNull(moment.campaign).recent) {
                            if (stored.callee().equals(calls.callee())) {
                                return stored.version();
                            }
                        }
                        return 0;
                    }
                },
                rules.areThere());
    }
}
