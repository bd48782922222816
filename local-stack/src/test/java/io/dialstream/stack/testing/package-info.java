/** A stack of real processes for tests, and a client of what they serve. */
@NullMarked
package io.dialstream.stack.testing;

import org.jspecify.annotations.NullMarked;
