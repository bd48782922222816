/** What the simulator and Dialstream report of campaigns, to be held against each other. */
@NullMarked
package io.dialstream.stack.report;

import org.jspecify.annotations.NullMarked;
