/** A sample campaign, run against the simulator and compared with what the simulator knows. */
@NullMarked
package io.dialstream.stack.demo;

import org.jspecify.annotations.NullMarked;
