package io.dialstream.ingest.incoming.web;

import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.provider.web.WebhookFilter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Somebody calls a number of ours, and the provider asks what to do, or tells of it. */
@RestController
class IncomingController {

    private final IncomingCalls calls;

    IncomingController(IncomingCalls calls) {
        this.calls = calls;
    }

    @PostMapping({
        "/{vendor}/incoming",
        "/{vendor}/{account}/incoming",
        "#{@publicAddress.prefix()}/{vendor}/incoming",
        "#{@publicAddress.prefix()}/{vendor}/{account}/incoming"
    })
    ResponseEntity<byte[]> incoming(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        var instructions = calls.answer(webhook);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(instructions.contentType()))
                .body(instructions.bytes());
    }
}
