package io.dialstream.dialer.lane;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;
import java.time.Duration;

/** Policies of lanes whose calls are all with one account. */
final class LanePolicies {

    private LanePolicies() {}

    /** At a vendor that asks what callees hear. */
    static LanePolicy usual(Duration silentAfter) {
        return at(FakeProvider.USUAL, silentAfter);
    }

    static LanePolicy at(Capabilities vendor, Duration silentAfter) {
        var provider = new FakeProvider(new SettableClock());
        provider.can(vendor);
        return new LanePolicy(new LaneProperties(silentAfter), provider.alone());
    }
}
