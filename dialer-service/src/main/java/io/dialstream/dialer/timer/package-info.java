/** Being called back at a moment. */
@NullMarked
package io.dialstream.dialer.timer;

import org.jspecify.annotations.NullMarked;
