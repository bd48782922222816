/** Who is asking: users and their API keys. */
@NullMarked
package io.dialstream.foundation.access;

import org.jspecify.annotations.NullMarked;
