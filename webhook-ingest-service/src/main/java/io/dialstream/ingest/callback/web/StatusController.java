package io.dialstream.ingest.callback.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.ingest.callback.Receipt;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.web.RawBodyFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Twilio's status callbacks, with and without the path prefix of the public address. */
@RestController
class StatusController {

    private final StatusCallbacks callbacks;

    StatusController(StatusCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** 204 means that the event log has it, and nothing else does. */
    @PostMapping({"/twilio/status", "#{@publicAddress.prefix()}/twilio/status"})
    ResponseEntity<Void> status(@RequestAttribute(RawBodyFilter.RAW_REQUEST) RawRequest request) {
        return switch (callbacks.receive(request)) {
            case Receipt.Taken _ -> ResponseEntity.noContent().build();
            case Receipt.Malformed(var problems) -> throw new InvalidRequestException(problems);
            case Receipt.Unavailable _ ->
                    throw new UnavailableException("The event log does not answer; try again.");
        };
    }
}
