/** Remembered requests in MongoDB. */
@NullMarked
package io.dialstream.campaigns.idempotency.mongo;

import org.jspecify.annotations.NullMarked;
