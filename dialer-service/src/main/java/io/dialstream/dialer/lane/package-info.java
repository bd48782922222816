/**
 * A campaign's lane: which of its calls wait, which are live, and that there are never too many.
 */
@NullMarked
package io.dialstream.dialer.lane;

import org.jspecify.annotations.NullMarked;
