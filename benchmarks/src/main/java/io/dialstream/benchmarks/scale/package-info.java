/** What more brokers and more instances cost, and what each of them gets of the work. */
@NullMarked
package io.dialstream.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
