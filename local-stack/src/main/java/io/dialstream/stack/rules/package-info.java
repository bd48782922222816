/** Campaigns with every rule, run against the simulator and held against what it knows. */
@NullMarked
package io.dialstream.stack.rules;

import org.jspecify.annotations.NullMarked;
