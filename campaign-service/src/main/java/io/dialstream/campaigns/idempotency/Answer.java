package io.dialstream.campaigns.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request, as far as it is given again.
 *
 * @param status of HTTP
 * @param location of what was created
 * @param body as UTF-8 text
 */
public record Answer(
        int status, @Nullable String contentType, @Nullable String location, String body) {}
