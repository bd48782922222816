/** One call at the provider: what was asked for, what will happen to it, and what did. */
@NullMarked
package io.dialstream.simulator.call;

import org.jspecify.annotations.NullMarked;
