package io.dialstream.campaigns.donotcall;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which numbers a user must not call: those on the user's list, and those nobody calls here. */
@Component
public class DoNotCallRule {

    private final DoNotCallEntries entries;
    private final ForbiddenNumbers forbidden;

    DoNotCallRule(DoNotCallEntries entries, ForbiddenNumbers forbidden) {
        this.entries = entries;
        this.forbidden = forbidden;
    }

    /** Those of the numbers that must not be called, by what is stored now. */
    public Set<PhoneNumber> notToBeCalled(
            String userId, Collection<PhoneNumber> numbers, Instant now) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<>(entries.listed(userId, numbers, now));
        numbers.stream().filter(forbidden::contain).forEach(found::add);
        return found;
    }

    /** Whether a user's list can be read now: nobody is called while it cannot. */
    public boolean canBeRead(String userId, Instant now) {
        try {
            var _ = entries.find(userId, "+", now);
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }
}
