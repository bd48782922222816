/** Whether a lead of a large campaign costs more than one of a small campaign. */
@NullMarked
package io.dialstream.benchmarks.size;

import org.jspecify.annotations.NullMarked;
