package io.dialstream.simulation.explore;

import io.dialstream.simulation.service.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two dialers that place the calls of one campaign. Lane, placement and what is said of calls are
 * decided by the services' own policies; what carries decisions out is written here once more, an
 * access at a time.
 */
final class DialerWorld implements Space<Moment> {

    static final int DIALERS = 2;

    private final Setting setting;
    private final DialerSteps dialers;
    private final OutsideSteps outside;
    private final Passing passing;
    private final Promises promises;
    private final MomentKeys keys;

    DialerWorld(Bounds bounds, Variant variant) {
        this.setting = new Setting(bounds, variant);
        var errands = new LaneErrands(setting);
        this.dialers = new DialerSteps(setting, errands);
        this.outside = new OutsideSteps(setting, errands);
        this.promises = new Promises(setting, dialers);
        this.passing = new Passing(setting, promises);
        this.keys = new MomentKeys(bounds, RuleBounds.NONE);
    }

    @Override
    public Moment beginning() {
        var bounds = setting.bounds;
        var moment = setting.nothing();
        moment.deaths = bounds.deaths();
        moment.failures = bounds.failures();
        moment.handovers = bounds.handovers();
        moment.delays = bounds.delays();
        moment.repeats = bounds.repeats();
        moment.losses = bounds.losses();
        moment.strays = bounds.strays();
        moment.commands = List.copyOf(setting.calls);
        moment.owner = 0;
        moment.changing(0).owns = true;
        return moment;
    }

    @Override
    public void successors(Moment moment, Next<Moment> next) {
        if (moment.broken != null) {
            return;
        }
        for (int dialer = 0; dialer < DIALERS; dialer++) {
            dialers.all(moment, dialer, next);
        }
        outside.ownership(moment, next);
        outside.command(moment, next);
        for (int call = 0; call < moment.phones.length; call++) {
            outside.ofPhone(moment, call, next);
        }
        passing.time(moment, next);
    }

    @Override
    public @Nullable String broken(Moment moment) {
        return promises.broken(moment);
    }

    @Override
    public boolean isEnd(Moment moment) {
        return promises.isEnd(moment);
    }

    @Override
    public void write(Moment moment, Key key) {
        keys.write(moment, key);
    }
}
