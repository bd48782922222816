/** Requests that cannot be answered as asked. */
@NullMarked
package io.dialstream.foundation.problem;

import org.jspecify.annotations.NullMarked;
