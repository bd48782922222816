package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.NoInstant;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Requested;
import java.time.Instant;

/** Decisions about placements that are wrong on purpose. */
public final class BrokenPlacementPolicies {

    private BrokenPlacementPolicies() {}

    /** Asks whether there is an instant or not. */
    public static final class Impatient extends PlacementPolicy {

        private static final CallInstant ANY = new CallInstant("twilio", Instant.MIN, Instant.MAX);

        Impatient(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(
                    progress, input instanceof NoInstant ? new InstantTaken(ANY) : input, now);
        }
    }

    /** Takes every request back that it finds, whoever has written it. */
    public static final class Presumptuous extends PlacementPolicy {

        Presumptuous(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return switch (input) {
                case Found(var placement) when placement.state() instanceof Requested ->
                        takenBack(progress, placement, now);
                case Overtaken(var placement) when placement.state() instanceof Requested ->
                        takenBack(progress, placement, now);
                default -> super.decide(progress, input, now);
            };
        }

        private static PlacementDecision takenBack(
                PlacementProgress progress, Placement placement, Instant now) {
            return progress.then(new Move(placement, new Pending(now, 1)));
        }
    }

    /** Does not look whether a command has expired. */
    public static final class Tardy extends PlacementPolicy {

        Tardy(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(
                    new PlacementProgress(
                            progress.call().until(null),
                            progress.provider(),
                            progress.from(),
                            progress.startedAt(),
                            progress.stage(),
                            progress.published(),
                            progress.providerCallId(),
                            progress.instant(),
                            progress.failures()),
                    input,
                    now);
        }
    }
}
