package io.dialstream.benchmarks.refill;

import java.time.Instant;

/**
 * The moments of one call that a refill is made of, by the clock of one machine.
 *
 * @param noted the dialer begins to write it down; its slot is saved
 * @param announced INITIATED is given to the log
 * @param logged INITIATED can be read
 * @param created the provider has the request
 * @param ended it is over at the provider
 * @param heard the ingest service has read and checked the final callback
 * @param readable the final status can be read from the log
 */
record CallTrace(
        Instant noted,
        Instant announced,
        Instant logged,
        Instant created,
        Instant ended,
        Instant heard,
        Instant readable) {}
