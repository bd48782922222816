/** Tests of callback tokens. */
@NullMarked
package io.dialstream.foundation.callback;

import org.jspecify.annotations.NullMarked;
