/** What a run came to: figures, what they must reach, and the files that keep them. */
@NullMarked
package io.dialstream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
