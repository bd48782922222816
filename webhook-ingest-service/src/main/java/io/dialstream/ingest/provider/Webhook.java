package io.dialstream.ingest.provider;

import io.dialstream.ingest.request.RawRequest;

/** A request that the account has been found to have sent. */
public record Webhook(Account account, RawRequest request) {}
