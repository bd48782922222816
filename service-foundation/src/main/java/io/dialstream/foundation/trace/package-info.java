/** Traces: which work was caused by what, across threads, records and services. */
@NullMarked
package io.dialstream.foundation.trace;

import org.jspecify.annotations.NullMarked;
