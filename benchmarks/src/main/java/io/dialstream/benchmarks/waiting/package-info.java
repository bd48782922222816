/** Whether a call costs more where many other leads wait to be called again. */
@NullMarked
package io.dialstream.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
