/** Processes that are kept alive, that are remembered by a folder, and that end together. */
@NullMarked
package io.dialstream.stack.process;

import org.jspecify.annotations.NullMarked;
