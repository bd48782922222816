/** Being called back at a moment. */
@NullMarked
package io.dialstream.foundation.timer;

import org.jspecify.annotations.NullMarked;
