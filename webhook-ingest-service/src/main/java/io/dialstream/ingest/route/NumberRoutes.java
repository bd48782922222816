package io.dialstream.ingest.route;

import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The routes of all numbers, in memory: whoever asks gets an answer whatever else is away. Of each
 * number the change with the highest revision counts, in whichever order they come and however
 * often; that a number has no route any more is remembered, too, or an older change would bring it
 * back.
 */
@Component
public class NumberRoutes {

    private final Map<PhoneNumber, NumberRouteChanged> lastChanges = new ConcurrentHashMap<>();

    public void handle(NumberRouteChanged change) {
        lastChanges.merge(
                change.phoneNumber(),
                change,
                (last, next) -> next.revision() > last.revision() ? next : last);
    }

    /**
     * Who takes the calls to a number; nobody where it is not known to belong to that account.
     *
     * @param account the id of the account that a call has come in at
     */
    public Optional<NumberRoute> of(PhoneNumber number, String account) {
        return Optional.ofNullable(lastChanges.get(number))
                .filter(change -> account.equals(change.provider()))
                .flatMap(NumberRoutes::route);
    }

    private static Optional<NumberRoute> route(NumberRouteChanged change) {
        var userId = change.userId();
        var agentId = change.agentId();
        var answer = change.answer();
        return userId == null || agentId == null || answer == null
                ? Optional.empty()
                : Optional.of(new NumberRoute(userId, agentId, answer));
    }
}
