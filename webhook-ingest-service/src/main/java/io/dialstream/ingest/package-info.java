/** The webhook-ingest-service: what a provider calls back with becomes an event, or is refused. */
@NullMarked
package io.dialstream.ingest;

import org.jspecify.annotations.NullMarked;
