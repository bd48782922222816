/**
 * The addresses that providers call back: how the dialer and the ingest agree on the token and the
 * text in them.
 */
@NullMarked
package io.dialstream.foundation.callback;

import org.jspecify.annotations.NullMarked;
