/** What one call costs in round trips, records and bytes: counted, not timed. */
@NullMarked
package io.dialstream.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
