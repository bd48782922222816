package io.dialstream.campaigns.donotcall;

import java.util.List;
import java.util.Set;

/** The rule of do-not-call lists, for tests of what goes by it. */
public final class DoNotCallFixtures {

    private DoNotCallFixtures() {}

    /** Everybody may be called. */
    public static DoNotCallRule nobodyListed() {
        return ruleOf(new InMemoryDoNotCallEntries());
    }

    /** The deployment forbids nothing. */
    public static DoNotCallRule ruleOf(DoNotCallEntries entries) {
        return ruleOf(entries, new ForbiddenNumbersProperties(List.of(), Set.of()));
    }

    static DoNotCallRule ruleOf(DoNotCallEntries entries, ForbiddenNumbersProperties forbidden) {
        return new DoNotCallRule(entries, new ForbiddenNumbers(forbidden));
    }
}
