/**
 * Faults that strike the processes of a running stack, and the judge who holds what Dialstream says
 * afterwards against what the provider knows.
 */
@NullMarked
package io.dialstream.stack.chaos;

import org.jspecify.annotations.NullMarked;
