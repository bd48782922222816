package io.dialstream.benchmarks.refill;

import java.time.Instant;

/**
 * The moments of one call that a refill is made of, by the clock of one machine.
 *
 * @param noted the dialer begins with it; its slot is saved
 * @param logged INITIATED can be read
 * @param created the provider has the request
 * @param ended it is over at the provider
 * @param heard the ingest service has read and checked the final callback
 * @param readable the final status can be read from the log
 */
record CallTrace(
        Instant noted,
        Instant logged,
        Instant created,
        Instant ended,
        Instant heard,
        Instant readable) {}
