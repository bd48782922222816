/** What the provider tells the caller's servers: messages, signatures and how they are retried. */
@NullMarked
package io.dialstream.simulator.callback;

import org.jspecify.annotations.NullMarked;
