/** Status callbacks: from a provider's words to the events of a call. */
@NullMarked
package io.dialstream.ingest.callback;

import org.jspecify.annotations.NullMarked;
