/** How the services use MongoDB: acknowledged by a majority, journaled, read from the primary. */
@NullMarked
package io.dialstream.foundation.mongo;

import org.jspecify.annotations.NullMarked;
