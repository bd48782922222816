/** Calls that come in at a number of ours: what the caller hears, and what becomes of the call. */
@NullMarked
package io.dialstream.ingest.incoming;

import org.jspecify.annotations.NullMarked;
