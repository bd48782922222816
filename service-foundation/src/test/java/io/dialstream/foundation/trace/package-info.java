/** Tests of traces. */
@NullMarked
package io.dialstream.foundation.trace;

import org.jspecify.annotations.NullMarked;
