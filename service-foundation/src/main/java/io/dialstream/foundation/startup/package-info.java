/** Refusing to start in one clear sentence. */
@NullMarked
package io.dialstream.foundation.startup;

import org.jspecify.annotations.NullMarked;
