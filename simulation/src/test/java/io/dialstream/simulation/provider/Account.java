package io.dialstream.simulation.provider;

import io.dialstream.events.PhoneNumber;
import java.time.Duration;
import java.util.Set;

/** What the provider makes of us: whether it lets us in, whom it will not call, what time it is. */
public final class Account {

    private final Duration ahead;
    private final Set<PhoneNumber> blocked;
    private boolean locked;

    public Account(Duration ahead, Set<PhoneNumber> blocked) {
        this.ahead = ahead;
        this.blocked = blocked;
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
