/** What must be there before a service takes work: tried until it is, and red until then. */
@NullMarked
package io.dialstream.foundation.readiness;

import org.jspecify.annotations.NullMarked;
