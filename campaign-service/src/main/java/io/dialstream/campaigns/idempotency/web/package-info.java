/** The Idempotency-Key header on POST requests. */
@NullMarked
package io.dialstream.campaigns.idempotency.web;

import org.jspecify.annotations.NullMarked;
