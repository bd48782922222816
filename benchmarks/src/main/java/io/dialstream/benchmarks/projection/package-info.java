/** How many events a second become logs, calls, stats and usage. */
@NullMarked
package io.dialstream.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
