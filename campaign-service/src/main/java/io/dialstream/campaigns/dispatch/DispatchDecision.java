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
