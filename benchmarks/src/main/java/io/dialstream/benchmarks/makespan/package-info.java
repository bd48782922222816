/** How long a campaign takes, against the physical limit and against waves. */
@NullMarked
package io.dialstream.benchmarks.makespan;

import org.jspecify.annotations.NullMarked;
