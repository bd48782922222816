/** What programs that use SansPBX agree on. Unverified: there is no public documentation. */
@NullMarked
package io.dialstream.simulator.exchange.sanspbx;

import org.jspecify.annotations.NullMarked;
