/** Measures the system against what is physically possible and against the old way. */
@NullMarked
package io.dialstream.benchmarks;

import org.jspecify.annotations.NullMarked;
