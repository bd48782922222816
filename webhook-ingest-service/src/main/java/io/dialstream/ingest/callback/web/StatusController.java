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
 * Status callbacks, and those of answering machine detection, with and without the path prefix of
 * the public address. Whose they are is what {@link WebhookFilter} has found.
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
        return answered(callbacks.receive(webhook));
    }

    /** Who has answered; the same answers. */
    @PostMapping({
        "/{vendor}/amd",
        "/{vendor}/{account}/amd",
        "#{@publicAddress.prefix()}/{vendor}/amd",
        "#{@publicAddress.prefix()}/{vendor}/{account}/amd"
    })
    ResponseEntity<Void> verdict(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        return answered(callbacks.receiveVerdict(webhook));
    }

    private static ResponseEntity<Void> answered(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Taken _ -> ResponseEntity.noContent().build();
            case Receipt.Malformed(var problems) -> throw new InvalidRequestException(problems);
            case Receipt.Unavailable _ ->
                    throw new UnavailableException("The event log does not answer; try again.");
        };
    }
}
