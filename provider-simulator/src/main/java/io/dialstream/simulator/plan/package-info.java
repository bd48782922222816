/** Decides what becomes of a call before it is dialled, from a seed or by its number. */
@NullMarked
package io.dialstream.simulator.plan;

import org.jspecify.annotations.NullMarked;
