/** The connections of a service: who holds them, and which are ended when they get scarce. */
@NullMarked
package io.dialstream.foundation.connection;

import org.jspecify.annotations.NullMarked;
