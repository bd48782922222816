package io.dialstream.campaigns.dispatch;

import java.util.List;
import java.util.stream.Stream;

/** A dispatch after its inputs, and what is to be done besides. */
public record Decision(Dispatch dispatch, List<DispatchEffect> effects)
        implements io.dialstream.foundation.aggregate.Decision<Dispatch, DispatchEffect> {

    public Decision {
        effects = List.copyOf(effects);
    }

    @Override
    public Dispatch state() {
        return dispatch;
    }

    static Decision to(Dispatch dispatch, DispatchEffect... effects) {
        return new Decision(dispatch, List.of(effects));
    }

    Decision then(Decision next) {
        return new Decision(
                next.dispatch, Stream.concat(effects.stream(), next.effects.stream()).toList());
    }

    /** The effects of one kind, in their order. */
    <E extends DispatchEffect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
