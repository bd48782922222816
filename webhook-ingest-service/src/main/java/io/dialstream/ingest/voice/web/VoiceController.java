package io.dialstream.ingest.voice.web;

import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.web.RawBodyFilter;
import io.dialstream.ingest.voice.VoiceRequests;
import io.dialstream.ingest.voice.twilio.Twiml;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Twilio asks what to do with a call that was answered. */
@RestController
class VoiceController {

    private final VoiceRequests requests;

    VoiceController(VoiceRequests requests) {
        this.requests = requests;
    }

    @PostMapping({"/twilio/voice", "#{@publicAddress.prefix()}/twilio/voice"})
    ResponseEntity<byte[]> voice(@RequestAttribute(RawBodyFilter.RAW_REQUEST) RawRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(Twiml.write(requests.answer(request.queryFields())));
    }
}
