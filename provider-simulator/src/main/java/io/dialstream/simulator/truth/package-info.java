/** What really happened, whatever anybody was told: facts, their sum, and the report. */
@NullMarked
package io.dialstream.simulator.truth;

import org.jspecify.annotations.NullMarked;
