package io.dialstream.campaigns.dispatch;

import io.dialstream.foundation.aggregate.Decision;
import java.util.List;
import java.util.stream.Stream;

/** A dispatch after its inputs, and what is to be done besides. */
public record DispatchDecision(Dispatch dispatch, List<DispatchEffect> effects)
        implements Decision<Dispatch, DispatchEffect> {

    public DispatchDecision {
        effects = List.copyOf(effects);
    }

    @Override
    public Dispatch state() {
        return dispatch;
    }

    static DispatchDecision to(Dispatch dispatch, DispatchEffect... effects) {
        return new DispatchDecision(dispatch, List.of(effects));
    }

    /** These leads go to the dialer. */
    static DispatchDecision sending(Dispatch dispatch, List<InFlight> entries) {
        return entries.isEmpty() ? to(dispatch) : to(dispatch, new DispatchEffect.Send(entries));
    }

    /** These leads, which are with the dialer, go there in these words now. */
    static DispatchDecision renewing(Dispatch dispatch, List<InFlight> entries) {
        var next = dispatch;
        for (var entry : entries) {
            next = next.replacing(entry);
        }
        return sending(next, entries);
    }

    DispatchDecision then(DispatchDecision next) {
        return new DispatchDecision(
                next.dispatch, Stream.concat(effects.stream(), next.effects.stream()).toList());
    }

    /** The same, and this besides. */
    DispatchDecision with(DispatchEffect effect) {
        return then(to(dispatch, effect));
    }

    /** A store has the less to write the fewer leads are not where they were. */
    DispatchDecision keepingPlaces(Dispatch before) {
        return new DispatchDecision(dispatch.keepingPlaces(before), effects);
    }

    /** The effects of one kind, in their order. */
    <E extends DispatchEffect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
