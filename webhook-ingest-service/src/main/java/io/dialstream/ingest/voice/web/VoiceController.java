package io.dialstream.ingest.voice.web;

import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.provider.web.WebhookFilter;
import io.dialstream.ingest.voice.KeyPresses;
import io.dialstream.ingest.voice.VoiceRequests;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** A provider asks what to do with a call that was answered. */
@RestController
class VoiceController {

    private final VoiceRequests requests;
    private final KeyPresses keyPresses;

    VoiceController(VoiceRequests requests, KeyPresses keyPresses) {
        this.requests = requests;
        this.keyPresses = keyPresses;
    }

    @PostMapping({
        "/{vendor}/voice",
        "/{vendor}/{account}/voice",
        "#{@publicAddress.prefix()}/{vendor}/voice",
        "#{@publicAddress.prefix()}/{vendor}/{account}/voice"
    })
    ResponseEntity<byte[]> voice(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        return answered(requests.answer(webhook));
    }

    /** A key was pressed: what is there to be heard now. */
    @PostMapping({
        "/{vendor}/digits",
        "/{vendor}/{account}/digits",
        "#{@publicAddress.prefix()}/{vendor}/digits",
        "#{@publicAddress.prefix()}/{vendor}/{account}/digits"
    })
    ResponseEntity<byte[]> digits(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        return answered(keyPresses.answer(webhook));
    }

    private static ResponseEntity<byte[]> answered(Instructions instructions) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(instructions.contentType()))
                .body(instructions.bytes());
    }
}
