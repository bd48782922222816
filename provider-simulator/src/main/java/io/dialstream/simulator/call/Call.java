package io.dialstream.simulator.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call at the provider: what was asked for, what is planned, and its moves so far, from which
 * everything else follows.
 *
 * @param ordinal this is the n-th call to its number, from 1
 */
public record Call(
        String sid,
        int ordinal,
        CallRequest request,
        CallPlan plan,
        Instant createdAt,
        List<Move> moves) {

    public Call {
        moves = List.copyOf(moves);
    }

    public static Call accepted(
            String sid, int ordinal, CallRequest request, CallPlan plan, Instant now) {
        return new Call(sid, ordinal, request, plan, now, List.of());
    }

    public Call moved(Move move) {
        List<Move> next = new ArrayList<>(moves);
        next.add(move);
        return new Call(sid, ordinal, request, plan, createdAt, next);
    }

    /** Whether a person calls, instead of being called. */
    public boolean isIncoming() {
        return request.incoming() != null;
    }

    /** This call, over after so many simulated seconds of talk. */
    public Call atMost(int talkSeconds) {
        return new Call(sid, ordinal, request, plan.atMost(talkSeconds), createdAt, moves);
    }

    /** This incoming call, told of under another state or elsewhere; null leaves it as it is. */
    public Call takenWith(@Nullable String state, @Nullable String url) {
        return new Call(sid, ordinal, request.takenWith(state, url), plan, createdAt, moves);
    }

    /** Whether somebody is there, or will be, to hear what is said. */
    public boolean hasListener() {
        boolean ringsIn = isIncoming() && status() == CallStatus.RINGING;
        return ringsIn ? plan.outcome() != Outcome.NO_ANSWER : isLive();
    }

    public CallStatus status() {
        return moves.isEmpty() ? CallStatus.QUEUED : moves.getLast().status();
    }

    /** Accepted and not ended; a queued call is live, for it occupies the caller's slot. */
    public boolean isLive() {
        return !status().isFinal();
    }

    /** When dialling began, or an incoming call arrived; null while queued. */
    public @Nullable Instant startedAt() {
        return reached(isIncoming() ? CallStatus.RINGING : CallStatus.INITIATED);
    }

    public @Nullable Instant answeredAt() {
        return reached(CallStatus.IN_PROGRESS);
    }

    public @Nullable Instant endedAt() {
        return isLive() ? null : updatedAt();
    }

    public Instant updatedAt() {
        return moves.isEmpty() ? createdAt : moves.getLast().at();
    }

    /** Simulated whole seconds of talk; null unless the call is COMPLETED. */
    public @Nullable Integer talkSeconds() {
        return moves.isEmpty() ? null : moves.getLast().talkSeconds();
    }

    public @Nullable Integer sipCode() {
        return moves.isEmpty() ? null : moves.getLast().sipCode();
    }

    /** Who answered in truth: human, machine or fax; null when nobody did. */
    public @Nullable String answerer() {
        if (answeredAt() == null) {
            return null;
        }
        return switch (plan.outcome()) {
            case MACHINE -> "machine";
            case FAX -> "fax";
            case COMPLETED, NO_ANSWER, BUSY, FAILED, HANG -> "human";
        };
    }

    /** Who is said to have answered, once answered, when the caller asked for it. */
    public @Nullable String answeredBy() {
        if (!request.detectsMachines() || answeredAt() == null) {
            return null;
        }
        if (plan.verdict() != null) {
            return plan.verdict().word();
        }
        return plan.outcome() == Outcome.MACHINE ? "machine_start" : "human";
    }

    /** Everything the caller asked to be told so far, in order, whether or not it was told. */
    public List<Callback> callbacks() {
        List<Callback> callbacks = new ArrayList<>();
        if (startedAt() == null) {
            return callbacks;
        }
        for (Move move : moves) {
            if (request.wants(ProgressEvent.of(move.status()))) {
                callbacks.add(new Callback(sid, callbacks.size(), move));
            }
        }
        return callbacks;
    }

    /** What the last move has to be told about it, if the caller asked. */
    public Optional<Callback> latestCallback() {
        List<Callback> callbacks = callbacks();
        return callbacks.isEmpty() || !callbacks.getLast().move().equals(moves.getLast())
                ? Optional.empty()
                : Optional.of(callbacks.getLast());
    }

    private @Nullable Instant reached(CallStatus status) {
        for (Move move : moves) {
            if (move.status() == status) {
                return move.at();
            }
        }
        return null;
    }
}
