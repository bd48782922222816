/** Callees who ask, by a key, not to be called again. */
@NullMarked
package io.dialstream.campaigns.optout;

import org.jspecify.annotations.NullMarked;
