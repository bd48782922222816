/** Who goes when connections get scarce. */
@NullMarked
package io.dialstream.foundation.connection;

import org.jspecify.annotations.NullMarked;
