/** When a call may be asked for: the calls per second that each provider account allows. */
@NullMarked
package io.dialstream.dialer.admission;

import org.jspecify.annotations.NullMarked;
