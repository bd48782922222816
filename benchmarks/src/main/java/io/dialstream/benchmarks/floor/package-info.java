/** The least that a call can cost: what it sends and reads, by clients that do nothing else. */
@NullMarked
package io.dialstream.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
