/** The stack under measurement, seen from outside: its API, its provider, its log. */
@NullMarked
package io.dialstream.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
