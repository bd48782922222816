package io.dialstream.calllog.call;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a call has come and when, as its events said: of each milestone the best moment so far,
 * whatever the others say. Clocks differ, so these may contradict each other; see {@link
 * #inOrder()}.
 *
 * @param created our clock; of an incoming call the earliest moment at which we heard of it
 */
public record Milestones(
        Moment created,
        @Nullable Moment dialed,
        @Nullable Moment answered,
        @Nullable Moment ended) {

    static Milestones created(CallStatusChanged initiated) {
        return new Milestones(new Moment(Moment.of(initiated).at(), false), null, null, null);
    }

    /** Of an incoming call, out of whichever event is its first. */
    static Milestones begun(CallStatusChanged first) {
        return new Milestones(heard(first), null, null, null);
    }

    /** With an earlier beginning, if the event was recorded earlier than all before it. */
    Milestones begunBy(CallStatusChanged event) {
        return new Milestones(Moment.better(created, heard(event)), dialed, answered, ended);
    }

    private static Moment heard(CallStatusChanged event) {
        return new Moment(event.recordedAt().truncatedTo(ChronoUnit.MILLIS), false);
    }

    /**
     * With the milestone of an event. The first end is the only one. What was only found in the
     * provider's list shows nothing: it may be a stranger's call.
     */
    Milestones after(CallStatusChanged event) {
        return switch (event.status()) {
            case INITIATED, RINGING -> this;
            case DIALING ->
                    ProviderCallIds.isFound(event)
                            ? this
                            : new Milestones(
                                    created,
                                    Moment.better(dialed, Moment.of(event)),
                                    answered,
                                    ended);
            case ANSWERED ->
                    new Milestones(
                            created, dialed, Moment.better(answered, Moment.of(event)), ended);
            case COMPLETED, NO_ANSWER, MISSED, FAILED ->
                    ended == null
                            ? new Milestones(created, dialed, answered, Moment.of(event))
                            : this;
            case null -> this;
        };
    }

    /**
     * The same so that none is before the one before it. The provider's clock holds; of two of its
     * moments that contradict each other, the later milestone. Ours gives way to it, in both
     * directions.
     */
    public Milestones inOrder() {
        var end = byProvider(ended);
        var answer = notAfter(byProvider(answered), end);
        var dial = notAfter(byProvider(dialed), firstOf(answer, end));
        var first = created.notAfter(firstOf(dial, firstOf(answer, end)));
        dial = dial == null ? between(first, dialed, firstOf(answer, end)) : dial;
        answer = answer == null ? between(firstOf(dial, first), answered, end) : answer;
        end = end == null ? between(firstOf(answer, firstOf(dial, first)), ended, null) : end;
        return new Milestones(first, dial, answer, end);
    }

    /** From answer to end, in seconds; null while either is not known. */
    @Nullable Integer talkTime() {
        var inOrder = inOrder();
        return inOrder.answered() == null || inOrder.ended() == null
                ? null
                : Math.toIntExact(
                        Duration.between(inOrder.answered().at(), inOrder.ended().at())
                                .toSeconds());
    }

    private static @Nullable Moment byProvider(@Nullable Moment moment) {
        return moment != null && moment.byProvider() ? moment : null;
    }

    private static @Nullable Moment firstOf(@Nullable Moment one, @Nullable Moment other) {
        return one == null ? other : one;
    }

    private static @Nullable Moment notAfter(@Nullable Moment moment, @Nullable Moment limit) {
        return moment == null ? null : moment.notAfter(limit);
    }

    private static @Nullable Moment between(
            @Nullable Moment from, @Nullable Moment moment, @Nullable Moment to) {
        return moment == null ? null : moment.notBefore(from).notAfter(to);
    }
}
