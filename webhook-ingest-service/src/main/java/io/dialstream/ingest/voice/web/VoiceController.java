package io.dialstream.ingest.voice.web;

import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.provider.web.WebhookFilter;
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

    VoiceController(VoiceRequests requests) {
        this.requests = requests;
    }

    @PostMapping({
        "/{vendor}/voice",
        "/{vendor}/{account}/voice",
        "#{@publicAddress.prefix()}/{vendor}/voice",
        "#{@publicAddress.prefix()}/{vendor}/{account}/voice"
    })
    ResponseEntity<byte[]> voice(@RequestAttribute(WebhookFilter.WEBHOOK) Webhook webhook) {
        var instructions = requests.answer(webhook);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(instructions.contentType()))
                .body(instructions.bytes());
    }
}
