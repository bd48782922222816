package io.dialstream.simulation.provider;

import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.engine.Dice;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the provider makes of us: whether it lets us in, whom it will not call, what time it is. */
public final class Account {

    private static final double OVERRUN = 0.15;

    private final Duration ahead;
    private final Set<PhoneNumber> blocked;
    private final @Nullable Dice overrun;
    private boolean locked;

    /** With dice, it is overrun now and then, and wants nothing for a while. */
    public Account(Duration ahead, Set<PhoneNumber> blocked, @Nullable Dice overrun) {
        this.ahead = ahead;
        this.blocked = blocked;
        this.overrun = overrun;
    }

    boolean isOverrun() {
        return overrun != null && overrun.chance(OVERRUN);
    }

    public void lock() {
        locked = true;
    }

    public void unlock() {
        locked = false;
    }

    boolean locked() {
        return locked;
    }

    public boolean blocks(PhoneNumber number) {
        return blocked.contains(number);
    }

    Duration ahead() {
        return ahead;
    }
}
