/** How long nothing is dialled after a start or a death. */
@NullMarked
package io.dialstream.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
