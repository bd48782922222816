/** How many signed callbacks a second are acknowledged, and how soon. */
@NullMarked
package io.dialstream.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
