/** Traces across records of the log. */
@NullMarked
package io.dialstream.foundation.trace.kafka;

import org.jspecify.annotations.NullMarked;
