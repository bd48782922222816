package io.dialstream.system.upgrade;

import io.dialstream.stack.testing.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The campaigns of the recording, each left in another state; its name is its part. */
enum Cast {
    COMPLETED(20, 8, 3),
    STOPPED(21, 8, 2),
    PAUSED(22, 10, 3),
    /**
     * Paused by itself: the provider refused the credentials. Each refused lead has been handed
     * back.
     */
    REFUSED(23, 6, 2),
    PENDING(24, 5, 2),
    /** Its calls are answered and go on; some have ended since the campaign-service last looked. */
    TALKING(25, 8, 3),
    RINGING(26, 4, 2),
    /** Stopped while its calls were answered; they go on. */
    STOPPING(28, 6, 2),
    /** The same as REFUSED, but what was refused lies unread in the topics. */
    UNREAD(27, 6, 2);

    /** Those that do nothing until somebody asks them to. */
    static final Collection<Cast> QUIET = List.of(COMPLETED, STOPPED, PAUSED, REFUSED, PENDING);

    private final int ending;
    final int leads;
    final int limit;

    /** All numbers of one campaign end with the same two digits, and no other's do. */
    Cast(int ending, int leads, int limit) {
        this.ending = ending;
        this.leads = leads;
        this.limit = limit;
    }

    String suffix() {
        return String.valueOf(ending);
    }

    String number(int lead) {
        return Stage.number(lead, ending);
    }

    List<String> numbers() {
        return IntStream.range(0, leads).mapToObj(this::number).toList();
    }

    /** As it is posted. */
    Map<String, Object> campaign() {
        return Map.of(
                "name",
                name(),
                "agentId",
                "reminder",
                "maxConcurrentCalls",
                limit,
                "start",
                this != PENDING,
                "leads",
                IntStream.range(0, leads)
                        .mapToObj(lead ->
                                Map.of(
                                        "name",
                                        "Lead " + lead,
                                        "phoneNumber",
                                        number(lead),
                                        "data",
                                        Map.of("row", lead, "due", "Friday")))
                        .toList());
    }
}
