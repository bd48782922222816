package io.dialstream.ingest.incoming;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.route.NumberRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Calls that come in, for tests: with one number that alice's agent takes the calls to. */
public final class AnsweredCalls {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final PhoneNumber OUR_NUMBER = new PhoneNumber("+15005550006");
    public static final PhoneNumber CALLER = new PhoneNumber("+15005550017");

    private AnsweredCalls() {}

    /** Nobody takes any calls. */
    public static IncomingCalls none() {
        return of(
                new NumberRoutes(),
                new InMemoryEventLog(),
                new SimpleMeterRegistry(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** Those whose calls have routes. Only TwiML of {@code voice.example.com} may run. */
    public static IncomingCalls of(
            NumberRoutes routes, EventLog eventLog, MeterRegistry metrics, Clock clock) {
        return new IncomingCalls(
                routes,
                TwimlHosts.of("voice.example.com"),
                eventLog,
                new WebhookMetrics(metrics),
                new IncomingMetrics(metrics),
                clock);
    }

    /** With one route: of {@link #OUR_NUMBER}. */
    public static NumberRoutes routed(String account, AnswerInstructions answer) {
        var routes = new NumberRoutes();
        routes.handle(route(1, account, answer));
        return routes;
    }

    public static NumberRouteChanged route(
            long revision, String account, AnswerInstructions answer) {
        return new NumberRouteChanged(
                NumberRouteChanged.eventId(OUR_NUMBER, revision),
                OUR_NUMBER,
                revision,
                "alice",
                "agent-7",
                account,
                answer,
                NOON);
    }

    public static AnswerInstructions saying(String message) {
        return new AnswerInstructions(null, message);
    }
}
