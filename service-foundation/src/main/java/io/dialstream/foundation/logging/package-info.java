/** What every line of the log says beside its text. */
@NullMarked
package io.dialstream.foundation.logging;

import org.jspecify.annotations.NullMarked;
