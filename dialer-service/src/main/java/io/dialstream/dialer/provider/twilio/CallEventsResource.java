package io.dialstream.dialer.provider.twilio;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The requests that were made for a call, as Twilio's Events subresource of a Call has them: the
 * create, and what Twilio has asked of our addresses or told them.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-event-resource">Events</a>
 */
final class CallEventsResource {

    private CallEventsResource() {}

    /** All that may be an address in them: where a request went, and what a create has named. */
    static Stream<String> addresses(JsonNode page) {
        return page.path("events")
                .valueStream()
                .map(event -> event.path("request"))
                .flatMap(request ->
                        Stream.concat(
                                Stream.of(request.path("url")),
                                request.path("parameters").valueStream()))
                .flatMap(node -> node.stringValueOpt().stream());
    }
}
