package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.AccountAvailability;
import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.provider.PlacementAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a placement learns: that it is to go on, or what came of an effect. */
sealed interface PlacementInput {

    /**
     * It is to go on from wherever it stands.
     *
     * @param providerCallId what the provider calls it, if a callback has shown it
     * @param instant in which its account may be asked, if it has waited for one
     */
    record Woken(@Nullable String providerCallId, @Nullable CallInstant instant)
            implements PlacementInput {

        static final Woken UP = new Woken(null, null);
    }

    /** Its account may be asked in this instant. */
    record InstantTaken(CallInstant instant) implements PlacementInput {}

    /** There is no instant in which its account may be asked. */
    record NoInstant() implements PlacementInput {}

    /** No placement is stored. */
    record NotFound() implements PlacementInput {}

    /** This placement is stored, whoever has written it. */
    record Found(Placement placement) implements PlacementInput {}

    /** This was written, by us. */
    record Written(Placement placement) implements PlacementInput {}

    /** Nothing was written by us, since somebody else was faster: this is stored. */
    record Overtaken(Placement placement) implements PlacementInput {}

    /** INITIATED is in the log. */
    record Announced() implements PlacementInput {}

    /** The lane was looked at. */
    record PermitRead(CallPermit permit) implements PlacementInput {}

    /**
     * The provider was asked for the call.
     *
     * @param states of the call's accounts at that moment, by their ids
     */
    record Answered(PlacementAnswer answer, Map<String, AccountAvailability> states)
            implements PlacementInput {

        public Answered {
            states = Map.copyOf(states);
        }

        Answered(PlacementAnswer answer) {
            this(answer, Map.of());
        }

        AccountAvailability state(String account) {
            return states.getOrDefault(account, AccountAvailability.OPEN);
        }
    }

    /**
     * The provider's list was read.
     *
     * @param candidates ids of the calls that may be this one and are no other placement's
     * @param contested whether they may as well be another unclear placement's
     */
    record Searched(List<String> candidates, boolean contested) implements PlacementInput {

        public Searched {
            candidates = List.copyOf(candidates);
        }
    }

    /** An effect has failed, and may have happened all the same. Those after it did not happen. */
    record Failed() implements PlacementInput {}
}
