package io.dialstream.simulation.provider;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Surroundings;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * People who call back: most of those who were missed, some at once, some after minutes, some more
 * than once. Whoever does is answered; the calllog-service says so in the log, perhaps twice.
 */
public final class Callers {

    private static final long SECOND = 1_000_000;

    /** Before the end of their call is known, before the next one, or while that rings. */
    private static final List<Long> LONGEST =
            List.of(SECOND, 10 * SECOND, 60 * SECOND, 250 * SECOND);

    private static final double MISSED = 0.6;
    private static final double REACHED = 0.1;
    private static final double AGAIN = 0.2;

    private final Surroundings world;
    private final Dice dice;
    private final String userId;
    private final Consumer<CallReturned> log;
    private int calls;

    /**
     * Whom one user has called.
     *
     * @param log where it is said that somebody has called back
     */
    public Callers(Surroundings world, Dice dice, String userId, Consumer<CallReturned> log) {
        this.world = world;
        this.dice = dice;
        this.userId = userId;
        this.log = log;
    }

    /** Whoever was called may call back from now on. */
    void called(SimulatedCall call) {
        if (call.request().campaignId() != null
                && dice.chance(isReached(call) ? REACHED : MISSED)) {
            soon(() -> callBack(call));
            if (dice.chance(AGAIN)) {
                soon(() -> callBack(call));
            }
        }
    }

    private static boolean isReached(SimulatedCall call) {
        return call.status() == CallStatus.COMPLETED
                && !String.valueOf(call.verdict()).startsWith("machine");
    }

    private void soon(Runnable action) {
        world.agenda().after(dice.micros(0, dice.oneOf(LONGEST)), action);
    }

    private void callBack(SimulatedCall call) {
        var event = returned(call);
        world.note("provider", "has somebody who calls back", event);
        log.accept(event);
        if (dice.chance(AGAIN)) {
            soon(() -> log.accept(event));
        }
    }

    private CallReturned returned(SimulatedCall call) {
        var request = call.request();
        var id = CallIds.incoming(call.account(), "CAin" + ++calls);
        return new CallReturned(
                CallReturned.eventId(id),
                id,
                request.callId(),
                String.valueOf(request.campaignId()),
                request.leadId(),
                userId,
                CallMatch.CALLER_ID,
                Agenda.START.plus(world.now(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS));
    }
}
