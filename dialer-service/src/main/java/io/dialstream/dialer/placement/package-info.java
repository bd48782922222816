/** Asking the provider for a call at most once, and finding out what became of it. */
@NullMarked
package io.dialstream.dialer.placement;

import org.jspecify.annotations.NullMarked;
