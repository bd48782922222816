/** Test fixtures for every service: architecture rules, an event log in memory, a MongoDB. */
@NullMarked
package io.dialstream.foundation.testing;

import org.jspecify.annotations.NullMarked;
