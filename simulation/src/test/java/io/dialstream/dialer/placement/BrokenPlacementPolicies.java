package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.NoInstant;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.placement.PlacementProgress.Known;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.PlacementAnswer;
import java.time.Instant;

/** Decisions about placements that are wrong on purpose. */
public final class BrokenPlacementPolicies {

    private BrokenPlacementPolicies() {}

    /** Asks whether there is an instant or not. */
    public static final class Impatient extends PlacementPolicy {

        Impatient(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(
                    progress,
                    input instanceof NoInstant ? new InstantTaken(any(progress)) : input,
                    now);
        }

        private static CallInstant any(PlacementProgress progress) {
            var account =
                    progress.stage() instanceof PlacementProgress.Claimed claimed
                            ? claimed.placement().provider()
                            : progress.askable().getFirst().id();
            return new CallInstant(account, Instant.MIN, Instant.MAX);
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

    /** Takes a time-out for a refusal, and goes on to the next account. */
    public static final class Hasty extends PlacementPolicy {

        Hasty(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(
                    progress,
                    input instanceof Answered answered
                                    && answered.answer() instanceof PlacementAnswer.Unclear
                            ? new Answered(
                                    new PlacementAnswer.Busy(null, "timed out"), answered.states())
                            : input,
                    now);
        }
    }

    /** Asks the next account at once, and writes it down with the answer. */
    public static final class Spontaneous extends PlacementPolicy {

        Spontaneous(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            var sound = super.decide(progress, input, now);
            if (progress.stage() instanceof Stored(var placement)
                    && placement.state() instanceof Requested requested
                    && sound.progress().stage() instanceof Known known
                    && known.next() != null) {
                var there = placement.at(known.next());
                return progress.at(there).then(new Request(there, requested));
            }
            return sound;
        }
    }

    /** Begins with the first account whenever it goes on. */
    public static final class Forgetful extends PlacementPolicy {

        Forgetful(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            var first = progress.accounts().getFirst();
            return super.decide(
                    progress,
                    input instanceof Found(var placement) && placement.state() instanceof Pending
                            ? new Found(placement.at(first))
                            : input,
                    now);
        }
    }

    /** Takes the instants of the first account for those of the next. */
    public static final class Generous extends PlacementPolicy {

        Generous(PlacementProperties properties) {
            super(properties);
        }

        @Override
        PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
            return super.decide(progress, relabelled(progress, input), now);
        }

        private static PlacementInput relabelled(PlacementProgress progress, PlacementInput input) {
            return switch (input) {
                case InstantTaken(var instant) -> new InstantTaken(of(progress, instant));
                case Woken(var id, var instant) when instant != null ->
                        new Woken(id, of(progress, instant));
                default -> input;
            };
        }

        private static CallInstant of(PlacementProgress progress, CallInstant instant) {
            var account =
                    progress.stage() instanceof PlacementProgress.Claimed claimed
                            ? claimed.placement().provider()
                            : progress.askable().getLast().id();
            return new CallInstant(account, instant.from(), instant.until());
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
                            progress.accounts(),
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
