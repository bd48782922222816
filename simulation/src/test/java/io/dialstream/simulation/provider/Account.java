package io.dialstream.simulation.provider;

import io.dialstream.events.PhoneNumber;
import io.dialstream.simulation.engine.Dice;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider makes of us: whether it lets us in, whom it will not call, what time it is. */
public final class Account {

    /** What goes on at the provider. */
    public enum Mood {
        /** It takes calls. */
        WELL,
        /** It does not accept our credentials. */
        LOCKED,
        /** It wants nothing for a while. */
        FULL,
        /** It fails, before or after it has taken a call. */
        FAILING
    }

    private static final double OVERRUN = 0.15;

    private final String id;
    private final Duration ahead;
    private final Set<PhoneNumber> blocked;
    private final @Nullable Dice overrun;
    private final Manners manners;
    private Mood mood = Mood.WELL;

    /** With dice, it is overrun now and then, and wants nothing for a while. */
    public Account(
            String id,
            Duration ahead,
            Set<PhoneNumber> blocked,
            @Nullable Dice overrun,
            Manners manners) {
        this.id = id;
        this.ahead = ahead;
        this.blocked = blocked;
        this.overrun = overrun;
        this.manners = manners;
    }

    /** As it stands in events and calls. */
    public String id() {
        return id;
    }

    Manners manners() {
        return manners;
    }

    boolean isOverrun() {
        return overrun != null && overrun.chance(OVERRUN);
    }

    public void become(Mood next) {
        mood = next;
    }

    Mood mood() {
        return mood;
    }

    public boolean blocks(PhoneNumber number) {
        return blocked.contains(number);
    }

    Duration ahead() {
        return ahead;
    }
}
