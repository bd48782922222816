/**
 * The token in the addresses that providers call back: how the dialer and the ingest agree on it.
 */
@NullMarked
package io.dialstream.foundation.callback;

import org.jspecify.annotations.NullMarked;
