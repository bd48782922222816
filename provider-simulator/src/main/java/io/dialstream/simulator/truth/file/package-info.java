/** Keeps the facts in a file that survives the process. */
@NullMarked
package io.dialstream.simulator.truth.file;

import org.jspecify.annotations.NullMarked;
