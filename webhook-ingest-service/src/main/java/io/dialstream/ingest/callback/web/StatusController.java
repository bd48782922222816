package io.dialstream.ingest.callback.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.ingest.callback.Receipt;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.provider.web.WebhookFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Status callbacks, with and without the path prefix of the public address. Whose they are is what
 * {@link WebhookFilter} has found.
 */
@RestController
class StatusController {

    private final StatusCallbacks callbacks;

    StatusController(StatusCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** 204 means that the event log has it, and nothing else does. */
    @PostMapping({
        "/{vendor}/status",
        "/{vendor}/{account}/status",
        "#{@publicAddress.prefix()}/{vendor}/status",
        "#{@publicAddress.prefix()}/{vendor}/{account}/status"
    })
    ResponseEntity<Void> status(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        return switch (callbacks.receive(webhook)) {
            case Receipt.Taken _ -> ResponseEntity.noContent().build();
            case Receipt.Malformed(var problems) -> throw new InvalidRequestException(problems);
            case Receipt.Unavailable _ ->
                    throw new UnavailableException("The event log does not answer; try again.");
        };
    }
}
