/** Carries messages over real HTTP connections. */
@NullMarked
package io.dialstream.simulator.callback.http;

import org.jspecify.annotations.NullMarked;
