package io.dialstream.ingest.provider;

import java.nio.charset.StandardCharsets;

/**
 * What the callee hears, in the language of a vendor.
 *
 * @param contentType the media type of the text, which is sent in UTF-8
 */
public record Instructions(String contentType, String text) {

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
