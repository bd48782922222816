/** From the end of one call to the request for the next. */
@NullMarked
package io.dialstream.benchmarks.refill;

import org.jspecify.annotations.NullMarked;
