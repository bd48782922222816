/** From a callback to the frames of those who watch. */
@NullMarked
package io.dialstream.benchmarks.live;

import org.jspecify.annotations.NullMarked;
