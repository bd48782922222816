/**
 * The whole of Dialstream on one machine: which parts there are, what each is told, and how they
 * start and end.
 */
@NullMarked
package io.dialstream.stack.launch;

import org.jspecify.annotations.NullMarked;
